package com.relevo.sla.domain;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What can be said of one clock {@code now}; each at most once, so its id is the clock's and the
 * type's.
 */
final class ClockEvents {
  /** A step that fires later than this after it was due says so. */
  static final Duration LATE_AFTER = Duration.ofSeconds(5);

  private final LeadId lead;
  private final Cycle cycle;
  private final Clock clock;
  private final Instant now;
  private final Hours hours;

  ClockEvents(LeadId lead, Cycle cycle, Clock clock, Instant now, Hours hours) {
    this.lead = lead;
    this.cycle = cycle;
    this.clock = clock;
    this.now = now;
    this.hours = hours;
  }

  ClockState state() {
    return clock.state();
  }

  SlaEvent warned(Step step) {
    Reason reason =
        Reason.of(
            "budget_used",
            step.name()
                + " of "
                + Sentences.span(clock.budget())
                + " are used up at "
                + step.dueAt());
    return new SlaEvent.SlaWarned(
        meta(EventType.SLA_WARNED, step.dueAt(), reason, step.name()),
        instance(),
        step.name(),
        step.dueAt(),
        clock.dueAt(),
        now,
        late(step));
  }

  SlaEvent breached(Step step) {
    Reason reason =
        Reason.of(
            "no_evidence",
            "Nothing that was written to the log until "
                + clock.dueAt()
                + " shows that it was done");
    return new SlaEvent.SlaBreached(
        meta(EventType.SLA_BREACHED, clock.dueAt(), reason),
        instance(),
        clock.dueAt(),
        now,
        late(step));
  }

  SlaEvent met(Stop stop) {
    return new SlaEvent.SlaMet(
        meta(EventType.SLA_MET, stop.at(), stop.reason()),
        instance(),
        clock.dueAt(),
        stop.at(),
        stop.evidence(),
        consumed(stop));
  }

  SlaEvent metLate(Stop stop) {
    return new SlaEvent.SlaMetLate(
        meta(EventType.SLA_MET_LATE, stop.at(), stop.reason()),
        instance(),
        clock.dueAt(),
        stop.at(),
        stop.evidence(),
        consumed(stop));
  }

  SlaEvent rescinded(Stop stop) {
    return new SlaEvent.SlaRescinded(
        meta(EventType.SLA_RESCINDED, stop.at(), stop.reason()),
        instance(),
        clock.dueAt(),
        stop.at(),
        stop.evidence());
  }

  SlaEvent cancelled(End end) {
    return new SlaEvent.SlaCancelled(
        meta(EventType.SLA_CANCELLED, end.at(), end.reason()), instance());
  }

  private long consumed(Stop stop) {
    return hours.consumed(clock, stop.at()).toSeconds();
  }

  private boolean late(Step step) {
    return now.isAfter(step.dueAt().plus(LATE_AFTER));
  }

  private SlaInstance instance() {
    return Owner.of(cycle, clock).instance(clock.id(), clock.target(), clock.assignment());
  }

  private Meta meta(EventType type, Instant at, Reason because, Object... step) {
    return new Meta(
        EventIds.derive(clock.id(), type, step),
        lead,
        cycle.number(),
        at,
        now,
        clock.agreementVersion(),
        List.of(because),
        Mode.LIVE,
        null);
  }
}
