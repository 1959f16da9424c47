package com.relevo.scoring.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to when time alone may decide. While events come in, no further than they tell: after an
 * outage what happened meanwhile is heard first. Once none came for {@code quiet}, up to the wall
 * clock, less that for what is on its way.
 */
final class Horizon {
  private final Duration quiet;
  private @Nullable Instant lastHeard;
  private Instant told = Instant.MIN;

  Horizon(Duration quiet) {
    this.quiet = quiet;
  }

  /** Something that was recorded at {@code recordedAt} was heard {@code now}. */
  void heard(Instant recordedAt, Instant now) {
    lastHeard = now;
    told = recordedAt.isAfter(told) ? recordedAt : told;
  }

  /** At the first call it begins to wait. */
  Instant at(Instant now) {
    if (lastHeard == null) {
      lastHeard = now;
    }
    Instant settled = now.minus(quiet);
    if (!lastHeard.isAfter(settled)) {
      return settled;
    }
    return told.isBefore(settled) ? told : settled;
  }
}
