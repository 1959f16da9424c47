package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.events.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A clock that goes on under newer terms: the time used up is carried over, nothing else. */
final class Takeover {
  private Takeover() {}

  static List<SlaEvent> of(Instance instance, Terms terms, Starts starts, Instant now) {
    Clock clock = instance.clock();
    Cycle cycle = instance.cycle();
    if (!terms.has(clock.target()) || clock.startedAt().isAfter(now)) {
      return List.of();
    }
    Target target = terms.target(clock.target());
    Assigned assigned =
        clock.assignment() == null ? null : cycle.assignment(clock.assignment()).orElse(null);
    if (!target.inFlight()
        || target.kind() != clock.kind()
        || !starts.applies(target, cycle, assigned)) {
      return List.of();
    }
    Owed owed =
        new Owed(terms, target, clock.part(), assigned, clock.anchor(), now, Why.TAKEN_OVER);
    Duration consumed = Duration.ofSeconds(instance.consumed(now).toSeconds());
    return starts
        .calendar(cycle, owed)
        .map(calendar -> new Start(instance.lead().leadId(), cycle, owed, calendar))
        .filter(start -> !isThere(instance, start.successorId()))
        .map(start ->
            List.of(
                new ClockEvents(instance, now).superseded(start.successorId(), terms.version()),
                (SlaEvent) start.superseding(instance.id(), consumed, now)))
        .orElse(List.of());
  }

  /** A version that comes back, or was edited and kept its name, cannot give the id again. */
  private static boolean isThere(Instance instance, String id) {
    Cycle cycle = instance.cycle();
    return cycle.clocks().stream()
        .anyMatch(clock -> clock.id(instance.lead().leadId(), cycle.number()).equals(id));
  }
}
