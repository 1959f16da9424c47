package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The clockwork of one lead with its log, moved by hand; after each move the log must give the
 * state again.
 */
final class Monitor {
  private final Clockwork clockwork;
  private final LeadId lead;
  private final List<Event> log = new ArrayList<>();
  private final List<SlaEvent> said = new ArrayList<>();
  private LeadClocks state;

  Monitor(Agreement agreement, LeadId lead) {
    this.clockwork = new Clockwork(agreement);
    this.lead = lead;
    this.state = LeadClocks.none(lead);
  }

  Monitor read(Event event, Instant now) {
    log.add(event);
    return take(clockwork.on(state, event, now));
  }

  /** As soon as it occurred. */
  Monitor read(Event event) {
    return read(event, event.meta().occurredAt());
  }

  /** Everything was read until {@code now}. */
  Monitor tick(Instant now) {
    return tick(now, now);
  }

  Monitor tick(Instant horizon, Instant now) {
    return take(clockwork.due(state, horizon, now));
  }

  private Monitor take(Decision decision) {
    state = decision.state();
    log.addAll(decision.events());
    said.addAll(decision.events());
    LeadClocks rebuilt = LeadClocks.none(lead);
    for (Event event : log) {
      rebuilt = clockwork.evolve(rebuilt, event);
    }
    assertThat(rebuilt).isEqualTo(state);
    return this;
  }

  LeadClocks state() {
    return state;
  }

  List<SlaEvent> said() {
    return List.copyOf(said);
  }

  List<Pending> pending() {
    return clockwork.pending(state.cycles().getFirst());
  }

  /** What was said of a target, in order. */
  List<EventType> said(String target) {
    return said.stream()
        .filter(event -> event.instance().target().equals(target))
        .map(Event::type)
        .toList();
  }

  <T extends SlaEvent> T only(Class<T> type, String target) {
    List<T> found =
        said.stream()
            .filter(type::isInstance)
            .map(type::cast)
            .filter(event -> event.instance().target().equals(target))
            .toList();
    assertThat(found).as("%s of %s", type.getSimpleName(), target).hasSize(1);
    return found.getFirst();
  }

  Clock clock(String target) {
    return clocks().entrySet().stream()
        .filter(entry -> entry.getValue().target().equals(target))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("Expected a clock of " + target + ", but there is none"));
  }

  Map<String, Clock> clocks() {
    Map<String, Clock> clocks = new TreeMap<>();
    state.cycles().forEach(cycle -> cycle.clocks().forEach(clock -> clocks.put(clock.id(), clock)));
    return clocks;
  }

  Map<String, ClockState> verdicts() {
    Map<String, ClockState> verdicts = new TreeMap<>();
    clocks().forEach((id, clock) -> verdicts.put(id, clock.state()));
    return verdicts;
  }
}
