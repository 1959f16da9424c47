package com.relevo.sla.stream;

import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_STARTED;
import static com.relevo.events.EventType.SLA_SUPERSEDED;
import static com.relevo.events.EventType.SLA_WARNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaSuperseded;
import com.relevo.kit.stream.Serdes;
import com.relevo.sla.LeadStory;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SelfWatchProperties.Coverage;
import com.relevo.sla.config.SelfWatchProperties.Synthetic;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Another agreement: it takes effect while the service runs, or the service goes down under one and
 * comes up under another with what it had kept.
 */
class NewAgreementTest {
  // A Monday, 10:00 in Berlin: nothing closes for the next two and a half hours.
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");

  /** When the second of two versions takes effect. */
  private static final Instant SWITCH = TEN.plusSeconds(300);

  private static final List<String> STORES =
      List.of(SlaBinding.LEADS, SlaBinding.TIMERS, SlaBinding.OPEN, SlaBinding.AGREEMENTS);
  private static final String ROUTE = "route";
  private static final String RESPOND = "respond";

  private static final Agreement OLD =
      agreement(
          "2026-2",
          """
            - { id: route, kind: time-to-route, budget: 15m, calendar: team }
            - { id: respond, kind: time-to-first-response, budget: 4h, calendar: team }
          """);
  private static final Agreement PINNED =
      agreement(
          "2026-3",
          """
            - { id: respond, kind: time-to-first-response, budget: 1h, calendar: team }
          """);
  private static final Agreement IN_FLIGHT =
      agreement(
          "2026-3",
          """
            - { id: respond, kind: time-to-first-response, budget: 2h, calendar: team, in-flight: true, warn: [25%, 50%] }
          """);

  private static final Agreement LATER =
      agreement(
          "2026-4",
          """
            - { id: accept, kind: time-to-accept, budget: 2h, calendar: rep, in-flight: true }
          """);

  private final LeadStory lead = LeadStory.german("lead-1");
  private Instant watermark = Instant.MIN;
  private AgreementArchive archive;
  private TopologyFixture stream;

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void whatBeganUnderTheOldOneEndsUnderIt() {
    start(OLD, TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    Map<String, Instant> promised = dueTimes(said());

    restart(PINNED, at(5), 2000);
    moveTo(at(61));
    assertThat(said(SlaBreached.class))
        .as("the target that the new one dropped")
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.instance().target()).isEqualTo(ROUTE);
          assertThat(breach.dueAt()).isEqualTo(at(15)).isEqualTo(promised.get(ROUTE));
          assertThat(breach.meta().agreementVersion()).isEqualTo("2026-2");
        });

    moveTo(promised.get(RESPOND).minusMillis(1));
    assertThat(said(SlaBreached.class)).isEmpty();
    moveTo(promised.get(RESPOND).plusSeconds(1));
    assertThat(said(SlaBreached.class))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.dueAt()).isEqualTo(promised.get(RESPOND));
          assertThat(breach.meta().agreementVersion()).isEqualTo("2026-2");
        });
  }

  @Test
  void whatBeginsAfterwardsIsTheNewOnes() {
    start(OLD, TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    restart(PINNED, at(5), 2000);
    stream.pipe(LeadStory.german("lead-2").qualified(at(6)));

    assertThat(said(SlaStarted.class))
        .singleElement()
        .satisfies(started -> {
          assertThat(started.instance().target()).isEqualTo(RESPOND);
          assertThat(started.dueAt()).isEqualTo(at(66));
          assertThat(started.meta().agreementVersion()).isEqualTo("2026-3");
        });
  }

  @Test
  void bothAreKeptForAsLongAsTheirClocksRun() {
    start(OLD, TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    restart(PINNED, at(5), 2000);
    stream.pipe(LeadStory.german("lead-2").qualified(at(6)));
    stream.drain();

    restart(LATER, at(10), 2000);
    moveTo(at(16));
    assertThat(said(SlaBreached.class))
        .extracting(breach -> breach.instance().id())
        .containsExactly("lead-1/1/route");
    moveTo(at(67));
    assertThat(said(SlaBreached.class))
        .extracting(breach -> breach.instance().id())
        .containsExactly("lead-2/1/respond");
  }

  @Test
  void aTargetInFlightTakesOverWithTheTimeUsedUp() {
    start(OLD, TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    stream.drain();
    restart(IN_FLIGHT, at(40), 2000);
    moveTo(at(40).plusMillis(100));

    List<SlaEvent> said = said();
    assertThat(said)
        .extracting(Event::type)
        .containsExactly(SLA_SUPERSEDED, SLA_STARTED, SLA_BREACHED);
    SlaSuperseded superseded = (SlaSuperseded) said.get(0);
    assertThat(superseded.instance().id()).isEqualTo("lead-1/1/respond");
    assertThat(superseded.consumedSeconds()).isEqualTo(40 * 60);
    assertThat(superseded.by()).isEqualTo("lead-1/1/respond@2026-3");
    SlaStarted started = (SlaStarted) said.get(1);
    assertThat(started.instance().id()).isEqualTo(superseded.by());
    assertThat(started.supersedes()).isEqualTo(superseded.instance().id());
    assertThat(started.consumedSeconds()).isEqualTo(40 * 60);
    assertThat(started.dueAt()).isBetween(at(120), at(120).plusSeconds(1));
    assertThat(said.get(2).instance().target()).as("not in flight").isEqualTo(ROUTE);

    moveTo(at(121));
    assertThat(said())
        .as("a quarter was behind it")
        .extracting(Event::type)
        .containsExactly(SLA_WARNED, SLA_BREACHED);
  }

  @Test
  void whatWasWrittenWhileItWasDownCountsAfterTheTakeover() {
    start(OLD, TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    stream.drain();
    restart(IN_FLIGHT, at(40), 2000);
    moveTo(at(40).plusMillis(100));
    stream.pipe(lead.contact(ContactLevel.ATTEMPT, at(30)));

    assertThat(said(SlaMet.class))
        .extracting(met -> met.instance().id())
        .containsExactly("lead-1/1/respond@2026-3");
  }

  @Test
  void everyLeadIsLookedAtOnceThoughTheTickIsBounded() {
    start(OLD, TEN, 2000);
    IntStream.range(0, 35).forEach(i -> stream.pipe(LeadStory.german("l" + i).qualified(TEN)));
    stream.drain();

    restart(IN_FLIGHT, at(5), 10);
    List<String> superseded = new ArrayList<>();
    moveTo(at(5).plusMillis(100));
    said(SlaSuperseded.class).forEach(event -> superseded.add(event.leadId().value()));
    assertThat(superseded).hasSize(10);

    restart(IN_FLIGHT, at(6), 10); // in the middle of it
    for (int tick = 1; tick <= 5; tick++) {
      moveTo(at(6).plusMillis(100L * tick));
      said(SlaSuperseded.class).forEach(event -> superseded.add(event.leadId().value()));
    }
    assertThat(superseded).hasSize(35).doesNotHaveDuplicates();
    assertThat(contents(SlaBinding.AGREEMENTS))
        .anySatisfy(entry -> assertThat(entry.value).isEqualTo(archive.at(stream.now()).pin()));
  }

  @Test
  void aVersionThatTakesEffectMidStreamLeavesWhatRunsAndDecidesWhatBeginsThen() {
    start(switching(OLD, PINNED), TEN, 2000);
    LeadStory before = LeadStory.german("before");
    LeadStory after = LeadStory.german("after");
    stream.advanceTo(SWITCH.plusSeconds(30)); // both are read after the switch
    stream.pipe(after.qualified(SWITCH));
    stream.pipe(before.qualified(SWITCH.minusMillis(1)));

    assertThat(said(SlaStarted.class))
        .as("four hours of the old one, with an hour's break at noon")
        .extracting(
            started -> started.instance().id(),
            started -> started.dueAt(),
            started -> started.meta().agreementVersion())
        .containsExactlyInAnyOrder(
            tuple("after/1/respond", at(65), "2026-3"),
            tuple("before/1/route", at(20).minusMillis(1), "2026-2"),
            tuple("before/1/respond", at(5 + 5 * 60).minusMillis(1), "2026-2"));
  }

  @Test
  void anAssignmentsClockBeginsUnderTheVersionOfItsOwnInstant() {
    start(switching(OLD, LATER), TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    stream.drain();
    stream.advanceTo(SWITCH);
    stream.pipe(lead.assigned(SWITCH));

    assertThat(said(SlaStarted.class))
        .singleElement()
        .satisfies(started -> {
          assertThat(started.instance().target()).isEqualTo("accept");
          assertThat(started.meta().agreementVersion()).isEqualTo("2026-4");
        });
  }

  @Test
  void aTargetInFlightTakesOverWhenItsVersionTakesEffectAndOnce() {
    start(switching(OLD, IN_FLIGHT), TEN, 2000);
    stream.pipe(lead.qualified(TEN));
    stream.drain();

    moveTo(SWITCH.minusMillis(100));
    assertThat(said()).isEmpty();
    moveTo(SWITCH);
    assertThat(said(SlaSuperseded.class))
        .singleElement()
        .satisfies(superseded -> {
          assertThat(superseded.by()).isEqualTo("lead-1/1/respond@2026-3");
          assertThat(superseded.consumedSeconds()).isEqualTo(5 * 60);
        });
    moveTo(at(14));
    assertThat(said(SlaSuperseded.class)).isEmpty();
  }

  @Test
  void theClocksOfBothVersionsGoOnAfterARestartThatKnowsOnlyTheLast() {
    start(switching(OLD, PINNED), TEN, 2000);
    stream.pipe(LeadStory.german("before").qualified(TEN));
    stream.advanceTo(at(6));
    stream.pipe(LeadStory.german("after").qualified(at(6)));
    stream.drain();

    restart(LATER, at(10), 2000);
    moveTo(at(67));
    assertThat(said(SlaBreached.class))
        .extracting(breach -> breach.instance().id(), breach -> breach.meta().agreementVersion())
        .containsExactly(tuple("before/1/route", "2026-2"), tuple("after/1/respond", "2026-3"));
  }

  private static AgreementTimeline switching(Agreement first, Agreement second) {
    return AgreementTimeline.of(first).with(new Switch(SWITCH, TEN.minusSeconds(60), second));
  }

  private static Instant at(int minutes) {
    return TEN.plus(Duration.ofMinutes(minutes));
  }

  private static Map<String, Instant> dueTimes(List<SlaEvent> said) {
    Map<String, Instant> due = new HashMap<>();
    said.forEach(event -> due.put(event.instance().target(), ((SlaStarted) event).dueAt()));
    return due;
  }

  /** The shipped one with other targets. */
  private static Agreement agreement(String version, String targets) {
    String shipped = AgreementReader.example().text();
    String words = shipped.substring(0, shipped.indexOf("\ntargets:"));
    String rest = shipped.substring(shipped.indexOf("\ndispositions:"));
    return AgreementReader.read(
        version,
        words.replace("version: 2026-2", "version: " + version) + "\ntargets:\n" + targets + rest);
  }

  private void start(Agreement agreement, Instant now, int leadsPerTick) {
    start(AgreementTimeline.of(agreement), now, leadsPerTick);
  }

  private void start(AgreementTimeline timeline, Instant now, int leadsPerTick) {
    SlaBinding binding = new SlaBinding();
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    archive = new AgreementArchive(() -> timeline);
    SlaProperties settings =
        new SlaProperties(Duration.ofMillis(100), leadsPerTick, Duration.ofMillis(100), Map.of());
    stream =
        new TopologyFixture(
            builder ->
                binding.stream(
                        new Clockwork(archive),
                        archive,
                        _ -> watermark,
                        settings,
                        new SelfWatchProperties(new Synthetic(Duration.ZERO), new Coverage(0)),
                        new LivePartitions(metrics),
                        Keyring.OF_ALL,
                        metrics)
                    .accept(
                        builder.stream(
                            SlaTopology.TOPICS,
                            Consumed.with(
                                org.apache.kafka.common.serialization.Serdes.String(),
                                Serdes.inbound(new SlaInputDecoder(Keyring.OF_ALL, _ -> true))))),
            now);
  }

  /** What the stores held is there again, and what they say of agreements is read. */
  private void restart(Agreement agreement, Instant now, int leadsPerTick) {
    Map<String, List<KeyValue<Object, Object>>> kept = new HashMap<>();
    for (String store : STORES) {
      kept.put(store, contents(store));
    }
    stream.close();
    start(agreement, now, leadsPerTick);
    kept.forEach((name, entries) -> {
      KeyValueStore<Object, Object> store = stream.driver().getKeyValueStore(name);
      entries.forEach(entry -> store.put(entry.key, entry.value));
    });
    new PinStore(stream.driver().getKeyValueStore(SlaBinding.AGREEMENTS), archive);
  }

  private List<KeyValue<Object, Object>> contents(String store) {
    List<KeyValue<Object, Object>> all = new ArrayList<>();
    try (var entries = stream.driver().getKeyValueStore(store).all()) {
      entries.forEachRemaining(entry -> all.add(KeyValue.pair(entry.key, entry.value)));
    }
    return all;
  }

  private void moveTo(Instant instant) {
    watermark = instant;
    stream.advanceTo(instant);
  }

  private List<SlaEvent> said() {
    return stream.drain().stream().map(SlaEvent.class::cast).toList();
  }

  private <T extends SlaEvent> List<T> said(Class<T> type) {
    return said().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
