package com.relevo.handoff.domain.lead;

/** Where a cycle stands between opened and closed. */
public enum Status {
  /** No rep has it yet: asked for at a desk, in its queue, or without a rule. */
  WAITING,
  /** Out of the desks' hands: the manager of its team places it. */
  WITH_MANAGER,
  ASSIGNED,
  ACCEPTED,
  QUALIFIED,
  CLOSED;

  /** Whether a rep has it. */
  public boolean held() {
    return this == ASSIGNED || this == ACCEPTED || this == QUALIFIED;
  }
}
