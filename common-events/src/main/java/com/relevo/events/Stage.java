package com.relevo.events;

/** The lifecycle stages of the agreement, in their order, then the detours. */
public enum Stage {
  LEAD,
  /** Complete and valid. */
  PROFILED,
  /** Marketing qualified. */
  MQL,
  /** Sales accepted. */
  SAL,
  /** Sales qualified. */
  SQL,
  OPPORTUNITY,
  CUSTOMER,
  RECYCLED,
  DISQUALIFIED,
  LOST;

  /** Whether a lead at this stage is owed a handoff to sales. */
  public boolean qualified() {
    return this == MQL || this == SQL;
  }
}
