package com.relevo.agreement;

import com.relevo.events.ContactLevel;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promise with a deadline: {@code budget} in the hours that {@code calendar} points to, on the
 * lead's own clock where {@code inLeadZone}. {@code stage} is set for {@link Kind#TIME_IN_STAGE},
 * {@code attempts} for {@link Kind#FOLLOW_UP}; {@code evidence} is the weakest contact that counts
 * for the kinds that ask for one. {@code inFlight}: also what runs under an older version of this
 * target is taken over.
 */
public record Target(
    String id,
    Kind kind,
    @Nullable Stage stage,
    Budget budget,
    CalendarRef calendar,
    boolean inLeadZone,
    Condition when,
    Triggers triggers,
    ContactLevel evidence,
    @Nullable Attempts attempts,
    List<Warning> warnings,
    List<Escalation> escalations,
    boolean inFlight) {

  public Target {
    warnings = List.copyOf(warnings);
    escalations = List.copyOf(escalations);
  }

  /** What starts the clock and what stops it. */
  public enum Kind {
    /** Qualified to assigned. */
    TIME_TO_ROUTE,
    /** Assigned to accepted or rejected; one clock per assignment. */
    TIME_TO_ACCEPT,
    /** Qualified to the first contact of sufficient level; the lead clock. */
    TIME_TO_FIRST_RESPONSE,
    /** Each contact to the next, until somebody was reached or there were enough attempts. */
    FOLLOW_UP,
    /** A stage entered to the stage left. */
    TIME_IN_STAGE,
    /** Rejected by sales to qualified again or archived; marketing owes it. */
    ANSWER_TO_REJECTION;

    /** Whether it asks for contacts, so that {@code evidence} matters. */
    public boolean asksForContact() {
      return this == TIME_TO_FIRST_RESPONSE || this == FOLLOW_UP;
    }

    /** Whether some rep has the lead when the clock starts. */
    public boolean startsWithRep() {
      return this == TIME_TO_ACCEPT || this == FOLLOW_UP;
    }
  }

  /** How much time there is, and in which unit. */
  public sealed interface Budget {
    /** As the agreement writes it, such as {@code 4h}. */
    String text();

    /** Open hours and minutes of the calendar; plain ones where every second counts. */
    record Time(String text, Duration time) implements Budget {}

    /** Days on which the calendar opens. */
    record BusinessDays(String text, int days) implements Budget {}
  }

  /**
   * What moves the clock beside its kind's own start and stop; null where nothing does. {@code
   * start} delays the start until it holds, {@code pause} stops the time while it holds, or until
   * {@code resume} does; {@code stop} is evidence, {@code cancel} ends it without a verdict.
   */
  public record Triggers(
      @Nullable Condition start,
      @Nullable Condition pause,
      @Nullable Condition resume,
      @Nullable Condition stop,
      @Nullable Condition cancel) {
    public static final Triggers NONE = new Triggers(null, null, null, null, null);

    public boolean any() {
      return !equals(NONE);
    }
  }

  /** At most {@code count} contacts within {@code within} (elapsed) of the qualification. */
  public record Attempts(int count, Duration within) {}

  /** A step before the breach; {@code name} as written in the agreement. */
  public sealed interface Warning {
    String name();

    /** How much of {@code budget} is used up then; empty where the budget is smaller than that. */
    Optional<Duration> consumed(Duration budget);

    /** Such as {@code 50%} of the budget. */
    record Share(String name, int percent) implements Warning {
      @Override
      public Optional<Duration> consumed(Duration budget) {
        return Optional.of(budget.multipliedBy(percent).dividedBy(100));
      }
    }

    /** Such as {@code 1h before}, in the calendar's open time. */
    record Before(String name, Duration offset) implements Warning {
      @Override
      public Optional<Duration> consumed(Duration budget) {
        return Optional.of(budget.minus(offset)).filter(left -> !left.isNegative());
      }
    }
  }

  /**
   * A step {@code after} the breach, in the calendar's open time; {@code role} is whom it is about.
   */
  public record Escalation(
      String name, Duration after, EscalationAction action, @Nullable String role) {}

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
