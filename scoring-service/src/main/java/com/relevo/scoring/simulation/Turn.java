package com.relevo.scoring.simulation;

import com.relevo.events.Stage;
import org.jspecify.annotations.Nullable;

/** The highest stage a lead entered in the period, in each course; null for none. */
record Turn(@Nullable Stage inForce, @Nullable Stage candidate) {
  static final Turn NOTHING = new Turn(null, null);

  boolean differs() {
    return inForce != candidate;
  }
}
