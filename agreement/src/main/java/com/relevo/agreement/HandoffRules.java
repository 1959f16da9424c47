package com.relevo.agreement;

import com.relevo.agreement.Agreement.RoutingRule;
import java.time.Duration;
import java.util.List;

/**
 * What sales may do with a lead: after {@code refusals} of one handoff, each a lead given back or
 * not accepted in time, it is the manager's to place; no rep lets it rest longer than {@code
 * longestSnooze}. Once it is qualified, the first of {@code closing} that holds says which team it
 * goes to; none that does leaves it where it is.
 */
public record HandoffRules(int refusals, Duration longestSnooze, List<RoutingRule> closing) {
  /** Of an agreement that says nothing. */
  public static final HandoffRules USUAL = new HandoffRules(3, Duration.ofDays(30), List.of());

  public HandoffRules {
    closing = List.copyOf(closing);
  }
}
