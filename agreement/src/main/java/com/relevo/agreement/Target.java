package com.relevo.agreement;

import com.relevo.events.ContactLevel;
import java.time.Duration;
import java.util.List;

/**
 * A promise with a deadline. {@code budget} is open time of the calendar that {@code calendar}
 * points to, or plain elapsed time. {@code evidence} is the weakest contact that stops {@link
 * Kind#TIME_TO_FIRST_RESPONSE}; other kinds pass over it.
 */
public record Target(
    String id,
    Kind kind,
    Duration budget,
    CalendarRef calendar,
    Condition when,
    ContactLevel evidence,
    List<Warning> warnings) {

  public Target {
    warnings = List.copyOf(warnings);
  }

  /** What starts the clock and what stops it. */
  public enum Kind {
    /** Qualified to assigned. */
    TIME_TO_ROUTE,
    /** Assigned to accepted or rejected; one clock per assignment. */
    TIME_TO_ACCEPT,
    /** Qualified to the first contact of sufficient level; the lead clock. */
    TIME_TO_FIRST_RESPONSE
  }

  /**
   * A step before the breach, at a share of the budget; {@code name} as written in the agreement,
   * e.g. {@code 50%}.
   */
  public record Warning(String name, int percent) {
    public Duration offset(Duration budget) {
      return budget.multipliedBy(percent).dividedBy(100);
    }
  }

  /** Which hours count. */
  public sealed interface CalendarRef {
    /** A calendar of the agreement, by name. */
    record Named(String name) implements CalendarRef {}

    /** The calendar of the team that has the lead. */
    record OfTeam() implements CalendarRef {}

    /** The calendar of the rep who has the lead. */
    record OfRep() implements CalendarRef {}

    /** No calendar: every second counts. */
    record Elapsed() implements CalendarRef {}
  }
}
