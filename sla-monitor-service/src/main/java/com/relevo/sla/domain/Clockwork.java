package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a lead's clocks do: {@link #on} when something was read, {@link #due} when time has
 * passed. The state is only ever changed by {@link #evolve}, so that folding what was read and what
 * was decided gives it again.
 */
public final class Clockwork {
  private final Evolution evolution;
  private final Starts starts;
  private final Hours hours;

  public Clockwork(Agreement agreement) {
    this.evolution = new Evolution(agreement);
    this.starts = new Starts(agreement);
    this.hours = new Hours(agreement);
  }

  /** Learns of {@code event}; {@code now} is when. */
  public Decision on(LeadClocks state, Event event, Instant now) {
    Ledger ledger = new Ledger(evolve(state, event));
    reconcile(ledger, now);
    return ledger.decision();
  }

  /**
   * Fires each step that is due by {@code horizon}, in the order in which they were due. The caller
   * vouches that everything written to the log until {@code horizon} was read.
   */
  public Decision due(LeadClocks state, Instant horizon, Instant now) {
    Ledger ledger = new Ledger(state);
    for (Optional<Due> next = next(state, horizon);
        next.isPresent();
        next = next(ledger.state, horizon)) {
      Due due = next.get();
      ledger.append(due.event(state.leadId(), now, hours));
    }
    reconcile(ledger, now);
    return ledger.decision();
  }

  /** The state after {@code event}, be it one that was read or one that was decided. */
  public LeadClocks evolve(LeadClocks state, Event event) {
    return evolution.evolve(state, event);
  }

  /** The targets whose clocks wait to learn whose hours count. */
  public List<Pending> pending(Cycle cycle) {
    return starts.pending(cycle);
  }

  private void reconcile(Ledger ledger, Instant now) {
    for (Cycle cycle : ledger.state.cycles()) {
      starts
          .missing(ledger.state.leadId(), cycle)
          .forEach(start -> ledger.append(start.event(now)));
    }
    for (Cycle cycle : ledger.state.cycles()) {
      for (Clock clock : cycle.clocks()) {
        Verdict.of(ledger.state, cycle, clock)
            .event(new ClockEvents(ledger.state.leadId(), cycle, clock, now, hours))
            .ifPresent(ledger::append);
      }
    }
  }

  private static Optional<Due> next(LeadClocks state, Instant horizon) {
    return state.cycles().stream()
        .flatMap(cycle ->
            cycle.clocks().stream()
                .flatMap(
                    clock -> clock.nextStep().map(step -> new Due(cycle, clock, step)).stream()))
        .filter(due -> !due.step.dueAt().isAfter(horizon))
        .min(
            Comparator.comparing((Due due) -> due.step.dueAt())
                .thenComparing(due -> due.clock.id()));
  }

  private record Due(Cycle cycle, Clock clock, Step step) {
    SlaEvent event(LeadId lead, Instant now, Hours hours) {
      ClockEvents events = new ClockEvents(lead, cycle, clock, now, hours);
      return switch (step.kind()) {
        case WARNING -> events.warned(step);
        case BREACH -> events.breached(step);
      };
    }
  }

  /** What is being decided: every event changes the state the next one is decided on. */
  private final class Ledger {
    private LeadClocks state;
    private final List<SlaEvent> events = new ArrayList<>();

    private Ledger(LeadClocks state) {
      this.state = state;
    }

    private void append(SlaEvent event) {
      state = evolve(state, event);
      events.add(event);
    }

    private Decision decision() {
      return new Decision(state, events);
    }
  }
}
