package com.relevo.sla.domain;

/** The agreements that clocks are pinned to, and the one that new clocks start under. */
public interface Agreements {
  /** The terms in force. */
  Terms inForce();

  /** Those of a pin that {@link Terms#pin} gave once; an IllegalStateException for another. */
  Terms pinned(String pin);
}
