package com.relevo.intake.bulk;

/** How fast lists and replays go: a {@link Pace} for each. */
@FunctionalInterface
interface Paces {
  Pace begin();
}
