package com.relevo.sla.domain;

import com.relevo.events.Event;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.sla.domain.Instance.Step;
import com.relevo.sla.domain.Ruling.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a lead's clocks do: {@link #on} when something was read, {@link #due} when time has
 * passed, {@link #command} when people ask. The state is only ever changed by {@link #evolve}, so
 * that folding what was read and what was decided gives it again.
 */
public final class Clockwork {
  /** How long a cycle that is over waits for evidence that comes late. */
  public static final Duration KEPT = Duration.ofDays(30);

  private final Agreements agreements;
  private final Evolution evolution;
  private final Starts starts;

  public Clockwork(Agreements agreements) {
    this(agreements, Map.of());
  }

  /** {@code cutOffs}: from when on the clocks of an imported lead count, by the import's source. */
  public Clockwork(Agreements agreements, Map<String, Instant> cutOffs) {
    this.agreements = agreements;
    this.evolution = new Evolution(agreements);
    this.starts = new Starts(agreements, cutOffs);
  }

  /** Learns of {@code event}; {@code now} is when. */
  public Decision on(LeadClocks state, Event event, Instant now) {
    LeadClocks learnt = evolve(state, event);
    if (learnt.equals(state)) {
      return new Decision(state, List.of()); // it matters to no clock, or was known
    }
    Ledger ledger = new Ledger(learnt);
    reconcile(ledger, now);
    return ledger.decision();
  }

  /**
   * Fires each step that is due by {@code horizon}, in the order in which they were due, after
   * looking once more whether it is owed still. The caller vouches that everything written to the
   * log until {@code horizon} was read.
   */
  public Decision due(LeadClocks state, Instant horizon, Instant now) {
    Ledger ledger = new Ledger(forget(state, horizon));
    reconcile(ledger, now);
    for (Optional<Due> next = next(ledger.state, horizon);
        next.isPresent();
        next = next(ledger.state, horizon)) {
      ledger.append(new ClockEvents(next.get().instance, now).fired(next.get().step));
      reconcile(ledger, now);
    }
    return ledger.decision();
  }

  /** Looks at a lead though nothing happened to it: the agreement in force may be a new one. */
  public Decision revisit(LeadClocks state, Instant now) {
    Ledger ledger = new Ledger(state);
    reconcile(ledger, now);
    return ledger.decision();
  }

  /** Does what people ask, or says why not. */
  public Ruling command(LeadClocks state, SlaCommand command, Instant now) {
    return instances(state)
        .filter(instance -> instance.id().equals(command.instance()))
        .findFirst()
        .map(instance ->
            Rulings.on(
                instance,
                command,
                now,
                event -> {
                  Ledger ledger = new Ledger(state);
                  ledger.append(event);
                  return ledger.decision();
                }))
        .orElseGet(() -> new Ruling.Refused(Refusal.UNKNOWN_INSTANCE));
  }

  /** The state after {@code event}, be it one that was read or one that was decided. */
  public LeadClocks evolve(LeadClocks state, Event event) {
    return evolution.evolve(state, event);
  }

  /** {@code state} less the cycles that no evidence will come for any more by {@code horizon}. */
  public LeadClocks forget(LeadClocks state, Instant horizon) {
    LeadClocks left = state;
    while (!left.cycles().isEmpty()
        && forgetAt(left, left.cycles().getFirst())
            .filter(at -> !at.isAfter(horizon))
            .isPresent()) {
      left = left.without(left.cycles().getFirst());
    }
    return left;
  }

  /** {@code state}, knowing when it must be looked at again. */
  public LeadClocks settled(LeadClocks state) {
    Stream<Instant> steps =
        instances(state).flatMap(instance -> instance.nextStep().stream()).map(Step::dueAt);
    Stream<Instant> oblivion =
        state.cycles().stream().limit(1).flatMap(cycle -> forgetAt(state, cycle).stream());
    return state.waking(Stream.concat(steps, oblivion).min(Comparator.naturalOrder()).orElse(null));
  }

  /** Every clock of the lead with what decides on it. */
  public Stream<Instance> instances(LeadClocks state) {
    return state.cycles().stream().flatMap(cycle -> instances(state, cycle));
  }

  public Stream<Instance> instances(LeadClocks state, Cycle cycle) {
    return cycle.clocks().stream().map(clock -> Instance.of(state, cycle, clock, agreements));
  }

  /** The targets whose clocks wait to learn whose hours count. */
  public List<Owed> pending(Cycle cycle) {
    return starts.pending(cycle);
  }

  /** The ids of clocks that the agreement asks for and that are not there: none, or a bug. */
  public List<String> uncovered(LeadClocks state) {
    return state.erasure() != null
        ? List.of()
        : state.cycles().stream()
            .flatMap(cycle -> starts.missing(state, cycle).stream())
            .map(Start::id)
            .toList();
  }

  private void reconcile(Ledger ledger, Instant now) {
    if (ledger.state.erasure() == null) {
      for (Cycle cycle : ledger.state.cycles()) {
        starts.missing(ledger.state, cycle).forEach(start -> ledger.append(start.event(now)));
      }
      takeOver(ledger, now);
    }
    for (Instance instance : instances(ledger.state).toList()) {
      if (instance.clock().state() != ClockState.MET
          && instance.clock().state() != ClockState.SUPERSEDED) {
        say(ledger, instance, now);
      }
    }
  }

  private void say(Ledger ledger, Instance instance, Instant now) {
    Optional<SlaEvent> event = Verdict.of(instance).event(new ClockEvents(instance, now));
    event.ifPresent(ledger::append);
    if (event.orElse(null) instanceof SlaRescinded back && back.metAt() == null) {
      // It goes on: as what, is to be said as well.
      instances(ledger.state)
          .filter(each -> each.id().equals(instance.id()))
          .findFirst()
          .ifPresent(again -> say(ledger, again, now));
    }
  }

  /** What runs under older terms, where the target as it is now says that it is valid for that. */
  private void takeOver(Ledger ledger, Instant now) {
    Terms terms = agreements.at(now);
    if (!terms.hasInFlight()) {
      return;
    }
    for (Instance instance : instances(ledger.state).toList()) {
      if (instance.clock().state().open() && !instance.clock().pin().equals(terms.pin())) {
        Takeover.of(instance, terms, starts, now).forEach(ledger::append);
      }
    }
  }

  private Optional<Due> next(LeadClocks state, Instant horizon) {
    return instances(state)
        .flatMap(instance -> instance.nextStep().map(step -> new Due(instance, step)).stream())
        .filter(due -> !due.step.dueAt().isAfter(horizon))
        .min(
            Comparator.comparing((Due due) -> due.step.dueAt())
                .thenComparing(due -> due.instance.id()));
  }

  private record Due(Instance instance, Step step) {}

  /** Empty while something of the cycle may still be owed. */
  private static Optional<Instant> forgetAt(LeadClocks state, Cycle cycle) {
    boolean open = cycle.clocks().stream().anyMatch(clock -> clock.state().open());
    Optional<Instant> over =
        Optional.ofNullable(cycle.closing())
            .map(Closing::at)
            .or(() -> Optional.ofNullable(state.erasure()).map(Erasure::at))
            .or(() -> state.openedAfter(cycle.number()).map(Opening::at));
    return open
        ? Optional.empty()
        : over.map(at ->
            Stream.concat(Stream.of(at), cycle.clocks().stream().flatMap(Clockwork::last))
                .max(Comparator.naturalOrder())
                .orElse(at)
                .plus(KEPT));
  }

  private static Stream<Instant> last(Clock clock) {
    return clock.history().stream().map(Transition::recordedAt);
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
      return new Decision(settled(state), events);
    }
  }
}
