package com.relevo.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.sla.stream.LeadClocksSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * The clockwork of one lead with its log, moved by hand; after each move the log must give the
 * state again.
 */
final class Monitor {
  private final Versions agreements;
  private final Clockwork clockwork;
  private final LeadId lead;
  private final List<Event> log = new ArrayList<>();
  private final List<SlaEvent> said = new ArrayList<>();
  private LeadClocks base;
  private LeadClocks state;
  private Instant horizon = Instant.EPOCH;

  Monitor(Agreement agreement, LeadId lead) {
    this(agreement, lead, Map.of());
  }

  Monitor(Agreement agreement, LeadId lead, Map<String, Instant> cutOffs) {
    this.agreements = new Versions(agreement);
    this.clockwork = new Clockwork(agreements, cutOffs);
    this.lead = lead;
    this.base = LeadClocks.none(lead);
    this.state = base;
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
    this.horizon = horizon;
    return take(clockwork.due(state, horizon, now));
  }

  /** From now on {@code next} is in force; the log so far was written under another. */
  Monitor sign(Agreement next, Instant now) {
    agreements.sign(next);
    base = state;
    log.clear();
    return take(clockwork.revisit(state, now));
  }

  Ruling ask(SlaCommand command, Instant now) {
    Ruling ruling = clockwork.command(state, command, now);
    if (ruling instanceof Ruling.Granted(Decision decision)) {
      take(decision);
    }
    return ruling;
  }

  private Monitor take(Decision decision) {
    state = decision.state();
    log.addAll(decision.events());
    said.addAll(decision.events());
    LeadClocks rebuilt = base;
    for (Event event : log) {
      rebuilt = clockwork.evolve(rebuilt, event);
    }
    rebuilt = clockwork.settled(clockwork.forget(rebuilt, horizon));
    assertThat(rebuilt).isEqualTo(state);
    state = restarted(state);
    assertThat(state).isEqualTo(rebuilt);
    return this;
  }

  /** As the store gives it back after a restart, or to another instance. */
  private static LeadClocks restarted(LeadClocks state) {
    Serde<LeadClocks> serde = LeadClocksSerde.serde();
    return serde.deserializer().deserialize("", serde.serializer().serialize("", state));
  }

  LeadClocks state() {
    return state;
  }

  List<SlaEvent> said() {
    return List.copyOf(said);
  }

  List<Owed> pending() {
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

  Map<String, Instance> instances() {
    Map<String, Instance> instances = new TreeMap<>();
    clockwork.instances(state).forEach(instance -> instances.put(instance.id(), instance));
    return instances;
  }

  Instance instance(String id) {
    return Objects.requireNonNull(instances().get(id), id);
  }

  /** When the first clock of a target is due. */
  Instant due(String target) {
    return instances().values().stream()
        .filter(instance -> instance.clock().target().equals(target))
        .findFirst()
        .flatMap(Instance::due)
        .orElseThrow();
  }

  Map<String, Clock> clocks() {
    Map<String, Clock> clocks = new TreeMap<>();
    instances().forEach((id, instance) -> clocks.put(id, instance.clock()));
    return clocks;
  }

  Map<String, ClockState> verdicts() {
    Map<String, ClockState> verdicts = new TreeMap<>();
    clocks().forEach((id, clock) -> verdicts.put(id, clock.state()));
    return verdicts;
  }
}
