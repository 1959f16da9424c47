package com.relevo.agreement;

import java.time.Duration;

/**
 * What sales may do with a lead: after {@code refusals} of one cycle, each a lead given back or not
 * accepted in time, it is the manager's to place; no rep lets it rest longer than {@code
 * longestSnooze}.
 */
public record HandoffRules(int refusals, Duration longestSnooze) {
  /** Of an agreement that says nothing. */
  public static final HandoffRules USUAL = new HandoffRules(3, Duration.ofDays(30));
}
