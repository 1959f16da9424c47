package com.relevo.sla.domain;

/** What became of a clock. A target whose clock cannot start yet is PENDING and has no clock. */
public enum ClockState {
  RUNNING,
  PAUSED,
  MET,
  BREACHED,
  MET_LATE,
  CANCELLED,
  UNMEASURABLE,
  SUPERSEDED;

  /** Its budget may still be used up. */
  public boolean open() {
    return this == RUNNING || this == PAUSED;
  }
}
