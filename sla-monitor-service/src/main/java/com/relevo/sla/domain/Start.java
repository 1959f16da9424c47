package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Budget;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Pauses;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaStep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock that is to start. */
record Start(LeadId lead, Cycle cycle, Owed owed, BusinessCalendar calendar) {

  Instant dueAt() {
    return calendar.due(owed.from(), budget());
  }

  SlaStarted event(Instant now) {
    return event(id(), null, Duration.ZERO, now);
  }

  String id() {
    return Clock.base(lead, cycle.number(), owed.target().id(), owed.part());
  }

  /** In the place of {@code older}, which had used up {@code consumed}. */
  SlaStarted superseding(String older, Duration consumed, Instant now) {
    return event(successorId(), older, consumed, now);
  }

  String successorId() {
    return id() + "@" + owed.terms().version();
  }

  private SlaStarted event(String id, @Nullable String older, Duration consumed, Instant now) {
    Target target = owed.target();
    Duration budget = budget();
    Course course = new Course(calendar, owed.from(), consumed, Pauses.NONE, null);
    Instant due = course.reach(budget).orElseThrow();
    Meta meta =
        new Meta(
            EventIds.derive(id, EventType.SLA_STARTED),
            lead,
            cycle.number(),
            owed.from(),
            now,
            owed.terms().version(),
            reasons(due),
            Mode.LIVE,
            null);
    return new SlaStarted(
        meta,
        instance(id),
        owed.from(),
        due,
        budget.toSeconds(),
        calendar.name(),
        consumed.toSeconds(),
        older,
        steps(target, budget, course));
  }

  private SlaInstance instance(String id) {
    Target target = owed.target();
    AssignmentId assignment =
        target.kind() == Target.Kind.TIME_TO_ACCEPT && owed.part() != null
            ? new AssignmentId(owed.part())
            : null;
    return Owner.of(cycle, target.kind(), assignment).instance(id, target.id(), assignment);
  }

  private static List<SlaStep> steps(Target target, Duration budget, Course course) {
    return Plan.of(target, budget).steps().stream()
        .map(step ->
            new SlaStep(step.name(), step.kind(), course.reach(step.consumed()).orElseThrow()))
        .toList();
  }

  /**
   * Whole seconds of open time. Business days are worth the open time until they are over, so that
   * a pause moves them as it moves hours.
   */
  private Duration budget() {
    return switch (owed.target().budget()) {
      case Budget.Time(String _, Duration time) -> time;
      case Budget.BusinessDays(String _, int days) ->
          calendar
              .elapsed(owed.from(), calendar.dueAfterDays(owed.from(), days))
              .plusNanos(999_999_999)
              .truncatedTo(ChronoUnit.SECONDS);
    };
  }

  private List<Reason> reasons(Instant due) {
    Target target = owed.target();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(owed.why().at(owed.from()));
    if (!"true".equals(target.when().text())) {
      reasons.add(Why.CONDITION_HOLDS.at(owed.from(), target.when().text()));
    }
    reasons.add(Why.BUDGET.at(due, target.budget().text() + " in the hours of " + calendar.name()));
    return reasons;
  }
}
