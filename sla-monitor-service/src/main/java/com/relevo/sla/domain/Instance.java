package com.relevo.sla.domain;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Interval;
import com.relevo.agreement.calendar.Pauses;
import com.relevo.events.EventType;
import com.relevo.events.SlaEvent.StepKind;
import com.relevo.sla.domain.Plan.Planned;
import com.relevo.sla.domain.Timeline.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clock with everything that decides what it does: its lead, its cycle, its pinned terms. */
public final class Instance {
  private final LeadClocks lead;
  private final Cycle cycle;
  private final Clock clock;
  private final Terms terms;
  private final Target target;
  private final Course course;
  private final @Nullable Timeline timeline;
  private @Nullable Moment newestPause; // found while the course is made

  private Instance(LeadClocks lead, Cycle cycle, Clock clock, Terms terms) {
    this.lead = lead;
    this.cycle = cycle;
    this.clock = clock;
    this.terms = terms;
    this.target = terms.target(clock.target());
    boolean changes = target.triggers().any() || target.stage() != null;
    this.timeline = changes && cycle.opening() != null ? Timeline.of(cycle) : null;
    this.course = course(terms.hours().named(clock.calendar()));
  }

  public static Instance of(LeadClocks lead, Cycle cycle, Clock clock, Agreements agreements) {
    return new Instance(lead, cycle, clock, agreements.pinned(clock.pin()));
  }

  public LeadClocks lead() {
    return lead;
  }

  public Cycle cycle() {
    return cycle;
  }

  public Clock clock() {
    return clock;
  }

  public Terms terms() {
    return terms;
  }

  public Target target() {
    return target;
  }

  public Course course() {
    return course;
  }

  public String id() {
    return clock.id(lead.leadId(), cycle.number());
  }

  Optional<Timeline> timeline() {
    return Optional.ofNullable(timeline);
  }

  /** Empty while it stands still before the budget is used up. */
  public Optional<Instant> due() {
    return course.reach(clock.budget());
  }

  public Plan plan() {
    return Plan.of(target, clock.budget());
  }

  /** A planned step and when it is due. */
  public record Step(Planned planned, Instant dueAt) {}

  /**
   * The step that fires next, if there is one and nothing pauses the clock before. After the breach
   * only while it is owed still: whoever has the evidence, or knows that it is over, asks no more.
   */
  public Optional<Step> nextStep() {
    if (!clock.state().open() && clock.state() != ClockState.BREACHED) {
      return Optional.empty();
    }
    if (clock.state() == ClockState.BREACHED && settled()) {
      return Optional.empty();
    }
    List<Planned> steps = plan().steps();
    if (clock.breachOwedAgain()) {
      return steps.stream()
          .filter(planned -> planned.kind() == StepKind.BREACH)
          .findFirst()
          .flatMap(breach -> course.reach(breach.consumed()).map(at -> new Step(breach, at)));
    }
    for (int i = clock.fired(); i < steps.size(); i++) {
      Planned planned = steps.get(i);
      Optional<Instant> at = course.reach(planned.consumed());
      if (at.isEmpty()) {
        return Optional.empty();
      }
      if (!passedOver(planned, at.get())) {
        return Optional.of(new Step(planned, at.get()));
      }
    }
    return Optional.empty();
  }

  private boolean settled() {
    return clock.dispute() == Clock.Dispute.UPHELD
        || Stop.of(this).isPresent()
        || End.of(this).isPresent();
  }

  /** A breach is a fact; whoever was excused is only not bothered, before it and after. */
  private boolean passedOver(Planned planned, Instant at) {
    boolean warnedBefore =
        planned.kind() == StepKind.WARNING
            && clock.successor()
            && planned.consumed().compareTo(clock.carried()) <= 0;
    boolean waived =
        planned.kind() != StepKind.BREACH && clock.waiver() != null && clock.waiver().covers(at);
    return warnedBefore || waived;
  }

  private Course course(BusinessCalendar calendar) {
    Condition pause = target.triggers().pause();
    if (pause == null || timeline == null) {
      return new Course(calendar, clock.startedAt(), clock.carried(), Pauses.NONE, null);
    }
    Condition resume = target.triggers().resume();
    List<Interval> pauses = new ArrayList<>();
    Instant since = null;
    for (Moment moment : timeline.moments()) {
      boolean holds =
          since == null || resume == null
              ? timeline.holds(pause, moment)
              : !timeline.holds(resume, moment);
      if (holds && since == null) {
        since = moment.at();
        newestPause = moment;
      } else if (!holds && since != null) {
        pauses.add(new Interval(since, moment.at()));
        since = null;
      }
    }
    return new Course(
        calendar, clock.startedAt(), clock.carried(), new Pauses(pauses), notBeforeStart(since));
  }

  /**
   * Whether a pause that was learnt of after the breach moved the due time past {@code now}. Past
   * the breach's own, too: the wall clock that it fired by may have been ahead of this one.
   */
  boolean breachedTooSoon(Instant now) {
    return clock.state() == ClockState.BREACHED
        && newestPause != null
        && clock
            .last(EventType.SLA_BREACHED)
            .filter(breach -> notDueBy(breach.occurredAt()) && notDueBy(now))
            .isPresent();
  }

  private boolean notDueBy(Instant at) {
    return due().filter(due -> !due.isAfter(at)).isEmpty();
  }

  /** The moment from which on {@code pause} held last. */
  Optional<Moment> newestPause() {
    return Optional.ofNullable(newestPause);
  }

  private @Nullable Instant notBeforeStart(@Nullable Instant since) {
    return since != null && since.isBefore(clock.startedAt()) ? clock.startedAt() : since;
  }

  Duration consumed(Instant at) {
    return course.consumed(at);
  }
}
