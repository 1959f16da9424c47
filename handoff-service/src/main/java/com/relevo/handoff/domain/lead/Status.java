package com.relevo.handoff.domain.lead;

/** Where a cycle stands between opened and closed. */
public enum Status {
  /** No rep has it yet: asked for at a desk, in its queue, or without a rule. */
  WAITING,
  ASSIGNED,
  ACCEPTED,
  QUALIFIED,
  CLOSED
}
