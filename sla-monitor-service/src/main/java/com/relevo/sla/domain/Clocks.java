package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.events.AssignmentId;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.sla.domain.Clock.Dispute;
import com.relevo.sla.domain.Clock.Waiver;
import com.relevo.sla.domain.Timeline.Moment;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the monitor's own decisions make of its clocks. */
final class Clocks {
  private final Agreements agreements;

  Clocks(Agreements agreements) {
    this.agreements = agreements;
  }

  LeadClocks evolve(LeadClocks state, SlaEvent event) {
    Cycle cycle = state.cycle(event.meta().cycle());
    if (event instanceof SlaStarted started) {
      return started(state, cycle, started);
    }
    return cycle.clocks().stream()
        .filter(clock -> clock.id(state.leadId(), cycle.number()).equals(event.instance().id()))
        .findFirst()
        .map(clock -> state.with(cycle.replacing(clock, evolve(clock, event).noting(event))))
        .orElse(state);
  }

  private Clock evolve(Clock clock, SlaEvent event) {
    return switch (event) {
      case SlaStarted _ -> clock;
      case SlaEvent.SlaPaused _ -> clock.turned(ClockState.PAUSED);
      case SlaEvent.SlaResumed _ -> clock.turned(ClockState.RUNNING);
      case SlaEvent.SlaWarned warned -> clock.fired(steps(clock, warned.step()));
      case SlaEvent.SlaBreached _ -> clock.fired(steps(clock, Plan.BREACH)).in(ClockState.BREACHED);
      case SlaEvent.SlaEscalated escalated -> clock.fired(steps(clock, escalated.step()));
      case SlaEvent.SlaMet met -> clock.ended(ClockState.MET, met.metAt());
      case SlaEvent.SlaMetLate met -> clock.ended(ClockState.MET_LATE, met.metAt());
      case SlaEvent.SlaRescinded rescinded ->
          rescinded.metAt() == null ? clock.goingOn() : clock.metAfterAll(rescinded.metAt());
      case SlaEvent.SlaCancelled _ -> clock.ended(ClockState.CANCELLED, event.meta().occurredAt());
      case SlaEvent.SlaUnmeasurable _ ->
          clock.ended(ClockState.UNMEASURABLE, event.meta().occurredAt());
      case SlaEvent.SlaSuperseded _ ->
          clock.ended(ClockState.SUPERSEDED, event.meta().occurredAt());
      case SlaEvent.SlaWaived waived ->
          clock.waived(new Waiver(waived.meta().occurredAt(), waived.expiresAt()));
      case SlaEvent.SlaDisputed _ -> clock.disputed(Dispute.OPEN);
      case SlaEvent.SlaDisputeResolved resolved ->
          clock.disputed(
              resolved.outcome() == DisputeOutcome.UPHELD ? Dispute.UPHELD : Dispute.DISMISSED);
    };
  }

  private int steps(Clock clock, String step) {
    Target target = agreements.pinned(clock.pin()).target(clock.target());
    return Plan.of(target, clock.budget()).after(step);
  }

  private LeadClocks started(LeadClocks state, Cycle cycle, SlaStarted event) {
    String name = event.instance().target();
    String part = part(state.leadId(), cycle, event);
    Optional<Clock> older = cycle.clock(name, part);
    if (event.supersedes() == null && older.isPresent()) {
      return state; // it is there already
    }
    Instant decidedAt = event.meta().recordedAt();
    Terms terms =
        event.supersedes() == null ? terms(cycle, part, decidedAt) : agreements.at(decidedAt);
    Target target = terms.target(name);
    Instant anchor =
        older.map(Clock::anchor).or(() -> anchor(cycle, target, part)).orElse(event.startedAt());
    Clock clock = Clock.of(event, target.kind(), part, terms.pin(), anchor).noting(event);
    return state.with(cycle.adding(clock));
  }

  /** What comes after lead, cycle and target in the id. */
  private static @Nullable String part(LeadId lead, Cycle cycle, SlaStarted event) {
    String rest =
        event
            .instance()
            .id()
            .substring(Clock.base(lead, cycle.number(), event.instance().target(), null).length());
    String suffix = event.supersedes() == null ? "" : "@" + event.meta().agreementVersion();
    String part = rest.substring(0, rest.length() - suffix.length());
    return part.isEmpty() ? null : part.substring(1);
  }

  private Terms terms(Cycle cycle, @Nullable String part, Instant decidedAt) {
    return Optional.ofNullable(part)
        .map(AssignmentId::new)
        .flatMap(cycle::assignment)
        .map(Assigned::given)
        .map(Assigned.Given::pin)
        .or(() -> Optional.ofNullable(cycle.opening()).map(Opening::pin))
        .map(agreements::pinned)
        .orElseGet(() -> agreements.at(decidedAt));
  }

  private static Optional<Instant> anchor(Cycle cycle, Target target, @Nullable String part) {
    return switch (target.kind()) {
      case TIME_TO_ROUTE, TIME_TO_FIRST_RESPONSE ->
          Optional.ofNullable(cycle.opening()).map(Opening::at);
      case TIME_TO_ACCEPT ->
          cycle.assignment(new AssignmentId(Objects.requireNonNull(part))).map(Assigned::givenAt);
      case FOLLOW_UP ->
          cycle.contacts().stream()
              .filter(contact -> contact.part().equals(part))
              .findFirst()
              .map(Contact::at);
      case TIME_IN_STAGE ->
          cycle.opening() == null
              ? Optional.empty()
              : Timeline.of(cycle).entered(Objects.requireNonNull(target.stage())).map(Moment::at);
      case ANSWER_TO_REJECTION -> Optional.ofNullable(cycle.closing()).map(Closing::at);
    };
  }
}
