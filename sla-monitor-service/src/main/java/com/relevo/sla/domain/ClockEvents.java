package com.relevo.sla.domain;

import com.relevo.agreement.Target.Escalation;
import com.relevo.agreement.calendar.Interval;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.sla.domain.Instance.Step;
import com.relevo.sla.domain.Plan.Planned;
import com.relevo.sla.domain.Timeline.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What can be said of one clock {@code now}. Most at most once, so that their ids are the clock's
 * and the type's; what can be said again counts itself.
 */
final class ClockEvents {
  /** A step that fires later than this after it was due says so. */
  static final Duration LATE_AFTER = Duration.ofSeconds(5);

  private final Instance instance;
  private final Instant now;

  ClockEvents(Instance instance, Instant now) {
    this.instance = instance;
    this.now = now;
  }

  ClockState state() {
    return clock().state();
  }

  SlaEvent fired(Step step) {
    return switch (step.planned().kind()) {
      case WARNING -> warned(step);
      case BREACH -> atDue(step);
      case ESCALATION -> escalated(step);
    };
  }

  private SlaEvent warned(Step step) {
    String name = step.planned().name();
    return new SlaEvent.SlaWarned(
        meta(EventType.SLA_WARNED, step.dueAt(), Why.BUDGET_USED.at(step.dueAt(), name), name),
        owned(),
        name,
        step.dueAt(),
        due(),
        now,
        late(step));
  }

  /** Where it must have been done, though nothing says when, nobody is blamed. */
  private SlaEvent atDue(Step step) {
    return Presumed.of(instance)
        .filter(presumed -> !presumed.at().isAfter(step.dueAt()))
        .map(this::unmeasurable)
        .orElseGet(() -> breached(step));
  }

  private SlaEvent breached(Step step) {
    Object[] again = clock().breachOwedAgain() ? new Object[] {clock().turns()} : new Object[0];
    return new SlaEvent.SlaBreached(
        meta(EventType.SLA_BREACHED, step.dueAt(), Why.NO_EVIDENCE.at(step.dueAt()), again),
        owned(),
        step.dueAt(),
        now,
        late(step));
  }

  private SlaEvent escalated(Step step) {
    Planned planned = step.planned();
    Escalation escalation = Objects.requireNonNull(planned.escalation());
    return new SlaEvent.SlaEscalated(
        meta(
            EventType.SLA_ESCALATED,
            step.dueAt(),
            Why.STILL_OPEN.at(step.dueAt(), planned.name()),
            planned.name()),
        owned(),
        planned.name(),
        escalation.action(),
        escalation.role(),
        step.dueAt(),
        due(),
        now,
        late(step));
  }

  SlaEvent paused(Instant since) {
    String text = Objects.requireNonNull(instance.target().triggers().pause()).text();
    return new SlaEvent.SlaPaused(
        meta(EventType.SLA_PAUSED, since, Why.PAUSE_HOLDS.at(since, text), clock().turns()),
        owned(),
        since,
        instance.consumed(since).toSeconds());
  }

  SlaEvent resumed() {
    List<Interval> pauses = instance.course().pauses().intervals();
    Instant at = pauses.isEmpty() ? clock().startedAt() : pauses.getLast().to();
    return new SlaEvent.SlaResumed(
        meta(EventType.SLA_RESUMED, at, Why.PAUSE_OVER.at(at), clock().turns()),
        owned(),
        at,
        due(),
        instance.consumed(at).toSeconds());
  }

  SlaEvent met(Stop stop) {
    return new SlaEvent.SlaMet(
        meta(EventType.SLA_MET, stop.at(), stop.reason()),
        owned(),
        due(),
        stop.at(),
        stop.evidence(),
        instance.consumed(stop.at()).toSeconds());
  }

  SlaEvent metLate(Stop stop) {
    return new SlaEvent.SlaMetLate(
        meta(EventType.SLA_MET_LATE, stop.at(), stop.reason()),
        owned(),
        due(),
        stop.at(),
        stop.evidence(),
        instance.consumed(stop.at()).toSeconds());
  }

  SlaEvent rescinded(Stop stop) {
    return new SlaEvent.SlaRescinded(
        meta(EventType.SLA_RESCINDED, stop.at(), stop.reason()),
        owned(),
        due(),
        stop.at(),
        stop.evidence());
  }

  boolean breachedTooSoon() {
    return instance.breachedTooSoon(now);
  }

  SlaEvent goingOn() {
    Moment pause = instance.newestPause().orElseThrow();
    return new SlaEvent.SlaRescinded(
        meta(
            EventType.SLA_RESCINDED,
            pause.at(),
            Why.PAUSE_LEARNT_LATE.at(pause.at()),
            clock().turns()),
        owned(),
        due(),
        null,
        pause.eventId());
  }

  SlaEvent cancelled(End end) {
    return new SlaEvent.SlaCancelled(
        meta(EventType.SLA_CANCELLED, end.at(), end.reason()), owned());
  }

  SlaEvent unmeasurable(Presumed presumed) {
    return new SlaEvent.SlaUnmeasurable(
        meta(EventType.SLA_UNMEASURABLE, presumed.at(), presumed.reason()), owned());
  }

  SlaEvent superseded(String by, String version) {
    return new SlaEvent.SlaSuperseded(
        meta(EventType.SLA_SUPERSEDED, now, Why.TAKEN_OVER.at(now, version)),
        owned(),
        by,
        instance.consumed(now).toSeconds());
  }

  SlaEvent waived(SlaCommand.Waive command) {
    return new SlaEvent.SlaWaived(
        meta(EventType.SLA_WAIVED, now, Why.WAIVED.at(now), now).by(command.by()),
        owned(),
        command.reason(),
        command.by(),
        command.expiresAt());
  }

  SlaEvent disputed(SlaCommand.Dispute command) {
    return new SlaEvent.SlaDisputed(
        meta(EventType.SLA_DISPUTED, now, Why.DISPUTED.at(now), now).by(command.by()),
        owned(),
        command.reason(),
        command.by());
  }

  SlaEvent resolved(SlaCommand.Resolve command) {
    return new SlaEvent.SlaDisputeResolved(
        meta(EventType.SLA_DISPUTE_RESOLVED, now, Why.DISPUTE_RESOLVED.at(now), now)
            .by(command.by()),
        owned(),
        command.outcome(),
        command.reason(),
        command.by());
  }

  private Clock clock() {
    return instance.clock();
  }

  /** Of one that stands still: when it would be due if it went on now. */
  private Instant due() {
    return instance
        .due()
        .orElseGet(() ->
            instance.course().calendar().due(now, clock().budget().minus(instance.consumed(now))));
  }

  private boolean late(Step step) {
    return now.isAfter(step.dueAt().plus(LATE_AFTER));
  }

  private SlaInstance owned() {
    return Owner.of(instance.cycle(), clock())
        .instance(instance.id(), clock().target(), clock().assignment());
  }

  private Meta meta(EventType type, Instant at, Reason because, Object... again) {
    return new Meta(
        EventIds.derive(instance.id(), type, again),
        instance.lead().leadId(),
        instance.cycle().number(),
        at,
        now,
        clock().version(),
        List.of(because),
        Mode.LIVE,
        null);
  }
}
