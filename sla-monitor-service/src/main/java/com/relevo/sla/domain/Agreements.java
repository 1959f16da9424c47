package com.relevo.sla.domain;

import java.time.Instant;

/** The agreements that clocks are pinned to, and those that new clocks start under. */
public interface Agreements {
  /** The terms that hold for what is recorded at this instant. */
  Terms at(Instant instant);

  /** Those of a pin that {@link Terms#pin} gave once; an IllegalStateException for another. */
  Terms pinned(String pin);
}
