package com.relevo.agreement;

import com.relevo.agreement.Agreement.RoutingRule;
import java.time.Duration;
import java.util.List;

/**
 * What sales may do with a lead: after {@code refusals} of one handoff, each a lead given back or
 * not accepted in time, it is the manager's to place; no rep lets it rest longer than {@code
 * longestSnooze}. Once it is qualified, the first of {@code closing} that holds says which team it
 * goes to; none that does leaves it where it is. {@code rejected} is who gets a lead that those who
 * close reject.
 */
public record HandoffRules(
    int refusals, Duration longestSnooze, List<RoutingRule> closing, ClosingReject rejected) {
  /** Of an agreement that says nothing. */
  public static final HandoffRules USUAL =
      new HandoffRules(3, Duration.ofDays(30), List.of(), ClosingReject.TO_QUALIFIER);

  /** Whose a lead is that an account executive rejects. */
  public enum ClosingReject {
    /** The rep's who qualified it, to qualify it better. */
    TO_QUALIFIER,
    /** Marketing's, as every other rejection. */
    TO_MARKETING
  }

  public HandoffRules {
    closing = List.copyOf(closing);
  }
}
