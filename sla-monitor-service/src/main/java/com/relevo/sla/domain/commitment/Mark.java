package com.relevo.sla.domain.commitment;

import java.time.Instant;

/**
 * A lead counts once for a commitment in a period: since {@code at}, and whether it is as promised.
 */
record Mark(Slot slot, Instant to, Instant at, boolean hit) {
  boolean of(String commitment) {
    return slot.commitment().equals(commitment);
  }

  Tally tally() {
    return new Tally(hit ? 1 : 0, 1);
  }

  Mark hit(boolean now) {
    return new Mark(slot, to, at, now);
  }
}
