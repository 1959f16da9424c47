package com.relevo.agreement;

import java.util.Locale;

/**
 * Something an agreement may say but can hardly mean; nothing refuses it. {@code line} and {@code
 * column} count from 1, {@code hint} says what to do about it.
 */
public record Lint(Code code, int line, int column, String text, String hint) {

  /**
   * What is odd; its {@link #id} does not change, so that people can look it up and tools sort by
   * it.
   */
  public enum Code {
    /** A routing rule behind one that always holds. */
    UNREACHABLE_RULE,
    /** Two rules with the same condition. */
    REPEATED_CONDITION,
    /** A condition that is false whatever the lead. */
    NEVER_HOLDS,
    /** A threshold above what all points together give. */
    UNREACHABLE_THRESHOLD,
    /** Leads that no routing rule may hold for. */
    LEADS_WITHOUT_TEAM,
    /** A stage in sales' hands that no clock runs on. */
    STAGE_WITHOUT_TARGET,
    /** A team of which nobody is active. */
    TEAM_WITHOUT_REPS,
    /** A team that no routing rule names. */
    TEAM_WITHOUT_LEADS,
    /** A calendar that nobody works in and nothing runs in. */
    UNUSED_CALENDAR,
    /** A calendar that does not know the holidays of the next 12 months. */
    CALENDAR_WITHOUT_COVERAGE,
    /** Warnings or escalations that are not in the order of time. */
    STEPS_OUT_OF_ORDER;

    /** Such as {@code unreachable-rule}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + text + " (" + code.id() + ")";
  }
}
