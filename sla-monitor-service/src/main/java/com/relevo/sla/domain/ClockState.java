package com.relevo.sla.domain;

/** What became of a clock. A target whose clock cannot start yet is PENDING and has no clock. */
public enum ClockState {
  RUNNING,
  MET,
  BREACHED,
  MET_LATE,
  CANCELLED
}
