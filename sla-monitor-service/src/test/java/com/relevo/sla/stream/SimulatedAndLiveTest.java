package com.relevo.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.kit.stream.Serdes;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SelfWatchProperties.Synthetic;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.simulation.Figures;
import com.relevo.sla.simulation.Scope;
import com.relevo.sla.simulation.Side;
import com.relevo.sla.simulation.Simulation;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;

/**
 * The same random lives of many leads through the live stream, with its stores, timers and
 * watermark, and through a simulation of the agreement that was in force: both say the same.
 */
class SimulatedAndLiveTest {
  private static final long SEED = Long.getLong("relevo.sla.seed", 20261122);
  private static final int LEADS = 60;
  private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(18));
  private static final Duration TICK = Duration.ofHours(1);

  private final Agreement agreement = RandomLives.agreement();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  /** How often each was said of a clock. */
  private record Said(String target, Map<EventType, Integer> times, EventType verdict) {}

  @Test
  void aSimulationOfTheAgreementInForceDecidesWhatTheMonitorDecided() {
    List<Event> history = new RandomLives(new Random(SEED), START).of(LEADS);
    Map<LeadId, List<SlaEvent>> decided =
        play(history).stream().collect(Collectors.groupingBy(Event::leadId));
    Map<LeadId, List<Event>> byLead =
        history.stream().collect(Collectors.groupingBy(Event::leadId));
    Figures all = Figures.NONE;

    for (Map.Entry<LeadId, List<Event>> lead : byLead.entrySet()) {
      Simulation simulation =
          new Simulation(agreement, agreement, Map.of(), new Scope(START, END, null, null));
      simulation.add(lead.getKey(), lead.getValue());
      Comparison simulated = simulation.result();
      assertThat(byTarget(simulated))
          .as("seed %d, %s", SEED, lead.getKey())
          .isEqualTo(byTarget(decided.getOrDefault(lead.getKey(), List.of())));
      assertThat(simulated.changes()).isEmpty();
      assertThat(simulated.difference()).isEqualTo(Figures.NONE);
      all = all.plus(simulated.candidate());
    }

    assertThat(all.met() + all.metLate() + all.breached() + all.cancelled())
        .isEqualTo(all.clocks() - all.unmeasurable() - all.running());
    assertThat(
            List.of(
                all.met(),
                all.metLate(),
                all.breached(),
                all.cancelled(),
                all.running(),
                all.rescinded(),
                all.warned(),
                all.escalated()))
        .as("everything came up: %s", all)
        .allMatch(count -> count > 0);
  }

  private static Map<String, List<Integer>> byTarget(Comparison simulated) {
    Map<String, List<Integer>> counts = new TreeMap<>();
    simulated
        .rows()
        .forEach(
            row -> counts.merge(row.target(), counts(row.candidate()), SimulatedAndLiveTest::sum));
    return counts;
  }

  private static List<Integer> counts(Side side) {
    Figures f = side.figures();
    return List.of(
        f.clocks(),
        f.met(),
        f.metLate(),
        f.breached(),
        f.cancelled(),
        f.unmeasurable(),
        f.rescinded(),
        f.warned(),
        f.escalated());
  }

  /** The same of what was written to relevo.sla, by what was said last. */
  private static Map<String, List<Integer>> byTarget(List<SlaEvent> decided) {
    Map<String, List<Integer>> counts = new TreeMap<>();
    decided.stream()
        .collect(Collectors.groupingBy(event -> event.instance().id()))
        .values()
        .forEach(clock -> {
          Said said = said(clock);
          counts.merge(
              said.target,
              List.of(
                  1,
                  verdict(said, EventType.SLA_MET) + verdict(said, EventType.SLA_RESCINDED),
                  verdict(said, EventType.SLA_MET_LATE),
                  verdict(said, EventType.SLA_BREACHED),
                  verdict(said, EventType.SLA_CANCELLED),
                  verdict(said, EventType.SLA_UNMEASURABLE),
                  once(said, EventType.SLA_RESCINDED),
                  once(said, EventType.SLA_WARNED),
                  once(said, EventType.SLA_ESCALATED)),
              SimulatedAndLiveTest::sum);
        });
    return counts;
  }

  private static Said said(List<SlaEvent> clock) {
    Map<EventType, Integer> times = new EnumMap<>(EventType.class);
    EventType verdict = EventType.SLA_STARTED;
    for (SlaEvent event : clock) {
      times.merge(event.type(), 1, Integer::sum);
      verdict =
          switch (event.type()) {
            case SLA_WARNED, SLA_ESCALATED, SLA_PAUSED, SLA_RESUMED -> verdict;
            case SLA_RESCINDED ->
                ((SlaEvent.SlaRescinded) event).metAt() == null
                    ? EventType.SLA_STARTED
                    : event.type();
            default -> event.type();
          };
    }
    return new Said(clock.getFirst().instance().target(), times, verdict);
  }

  private static int verdict(Said said, EventType type) {
    return said.verdict == type ? 1 : 0;
  }

  private static int once(Said said, EventType type) {
    return said.times.containsKey(type) ? 1 : 0;
  }

  private static List<Integer> sum(List<Integer> one, List<Integer> other) {
    List<Integer> sum = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sum.add(one.get(i) + other.get(i));
    }
    return sum;
  }

  private List<SlaEvent> play(List<Event> history) {
    AtomicReference<Instant> watermark = new AtomicReference<>(Instant.MIN);
    AgreementArchive archive = new AgreementArchive(TimelineSource.of(agreement));
    SlaProperties settings =
        new SlaProperties(Duration.ofMillis(100), 2000, Duration.ofMillis(100), Map.of());
    try (TopologyFixture stream =
        new TopologyFixture(
            builder ->
                new SlaBinding()
                    .stream(
                            new Clockwork(archive),
                            archive,
                            _ -> watermark.get(),
                            settings,
                            new SelfWatchProperties(
                                new Synthetic(Duration.ZERO), new SelfWatchProperties.Coverage(0)),
                            new LivePartitions(metrics),
                            Keyring.OF_ALL,
                            metrics)
                        .accept(
                            builder.stream(
                                SlaTopology.TOPICS,
                                Consumed.with(
                                    org.apache.kafka.common.serialization.Serdes.String(),
                                    Serdes.inbound(
                                        new SlaInputDecoder(Keyring.OF_ALL, _ -> true))))),
            START)) {
      for (Event event : history) {
        tickUntil(event.meta().recordedAt(), stream, watermark);
        stream.pipe(event);
      }
      tickUntil(END, stream, watermark);
      watermark.set(END);
      stream.advance(Duration.ofSeconds(1));
      assertThat(stream.drainDeadLetters()).isEmpty();
      return stream.drain().stream().map(SlaEvent.class::cast).toList();
    }
  }

  /** Whatever is written at {@code instant} may be evidence: the watermark stays before it. */
  private static void tickUntil(
      Instant instant, TopologyFixture stream, AtomicReference<Instant> watermark) {
    while (stream.now().isBefore(instant)) {
      Instant next = stream.now().plus(TICK);
      Instant tick = next.isBefore(instant) ? next : instant;
      watermark.set(tick.minusMillis(1));
      stream.advanceTo(tick);
    }
  }
}
