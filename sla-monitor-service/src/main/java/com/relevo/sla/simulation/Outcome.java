package com.relevo.sla.simulation;

/** Where a clock stands at the end; one that stands still for a pause is RUNNING, too. */
public enum Outcome {
  MET,
  MET_LATE,
  BREACHED,
  CANCELLED,
  UNMEASURABLE,
  RUNNING
}
