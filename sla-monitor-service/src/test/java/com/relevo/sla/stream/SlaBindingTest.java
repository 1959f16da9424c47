package com.relevo.sla.stream;

import static com.relevo.events.EventType.SLA_BREACHED;
import static com.relevo.events.EventType.SLA_MET;
import static com.relevo.events.EventType.SLA_STARTED;
import static com.relevo.events.EventType.SLA_WARNED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.CloudEvents;
import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Serdes;
import com.relevo.sla.LeadStory;
import com.relevo.sla.config.SelfWatchProperties;
import com.relevo.sla.config.SelfWatchProperties.Coverage;
import com.relevo.sla.config.SelfWatchProperties.Synthetic;
import com.relevo.sla.config.SlaProperties;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.LeadClocks;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlaBindingTest {
  // A Monday, 10:00 in Berlin: nothing closes for the next two and a half hours.
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final String ROUTE = "route-in-15-minutes";

  private final AtomicReference<Instant> watermark = new AtomicReference<>(Instant.MIN);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final LeadStory lead = LeadStory.german("lead-1");
  private TopologyFixture stream = started(TEN, 2000);

  private TopologyFixture started(Instant now, int leadsPerTick) {
    SlaBinding binding = new SlaBinding();
    AgreementArchive archive = new AgreementArchive(TimelineSource.of(agreement()));
    SlaProperties settings =
        new SlaProperties(Duration.ofMillis(100), leadsPerTick, Duration.ofMillis(100), Map.of());
    return new TopologyFixture(
        builder ->
            binding.stream(
                    new Clockwork(archive),
                    archive,
                    _ -> watermark.get(),
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

  @AfterEach
  void close() {
    stream.close();
  }

  private List<SlaEvent> said() {
    return stream.drain().stream().map(SlaEvent.class::cast).toList();
  }

  private void readUntilNow() {
    watermark.set(stream.now());
  }

  private void moveTo(Instant instant) {
    watermark.set(instant);
    stream.advanceTo(instant);
  }

  @Test
  void writesWhatTheClocksDoUnderTheLeadsKey() {
    stream.pipe(lead.qualified(TEN));

    assertThat(stream.drain(Topic.SLA.topicName()))
        .hasSize(2)
        .allSatisfy(written -> {
          assertThat(written.key()).isEqualTo("lead-1");
          assertThat(written.headers()).containsEntry(CloudEvents.TYPE, "sla.started.v1");
        });
  }

  /** Which team's hours they run in went by the lead's country, which is gone. */
  @Test
  void theClocksOfAnErasedLeadGoByWhatIsLeft() {
    stream.pipe(lead.qualified(TEN));
    List<String> whole = ids();
    close();
    stream = started(TEN, 2000);

    stream.pipeErased(lead.qualified(TEN));

    assertThat(ids()).isEqualTo(whole).hasSize(2);
    assertThat(stream.drainDeadLetters()).isEmpty();
  }

  private List<String> ids() {
    return said().stream().map(event -> event.meta().eventId()).toList();
  }

  @Test
  void raisesNoBreachWhileTheWatermarkStands() {
    stream.pipe(lead.qualified(TEN));
    stream.drain();

    stream.advance(Duration.ofDays(3));
    assertThat(said()).isEmpty();

    watermark.set(TEN.plus(Duration.ofMinutes(14)));
    stream.advance(Duration.ofSeconds(1));
    assertThat(said()).extracting(Event::type).containsExactly(SLA_WARNED, SLA_WARNED);

    watermark.set(TEN.plus(Duration.ofMinutes(15)));
    stream.advance(Duration.ofSeconds(1));
    assertThat(said()).extracting(Event::type).containsExactly(SLA_BREACHED);
  }

  @Test
  void readsTheEvidenceThatWaitedBeforeItRaisesABreach() {
    stream.pipe(lead.qualified(TEN));
    stream.advance(Duration.ofDays(1));
    stream.pipe(lead.assigned(TEN.plusSeconds(60)));
    stream.pipe(lead.accepted(TEN.plusSeconds(90)));
    stream.pipe(lead.contact(ContactLevel.ATTEMPT, TEN.plusSeconds(120)));
    readUntilNow();
    stream.advance(Duration.ofSeconds(1));

    assertThat(said()).extracting(Event::type).doesNotContain(SLA_BREACHED);
  }

  @Test
  void firesWithinATickOfTheDueTime() {
    stream.pipe(lead.qualified(TEN));
    moveTo(TEN.plus(Duration.ofMinutes(15)).minusMillis(1));
    stream.drain();

    moveTo(TEN.plus(Duration.ofMinutes(15)).plusMillis(100));
    SlaBreached breach = (SlaBreached) said().getFirst();
    assertThat(breach.instance().target()).isEqualTo(ROUTE);
    assertThat(Duration.between(breach.dueAt(), breach.firedAt()))
        .isLessThanOrEqualTo(Duration.ofMillis(100));
    assertThat(metrics.get("relevo.sla.step.lag").timer().count()).isEqualTo(3);
    assertThat(
            metrics
                .get("relevo.sla.events")
                .tags("type", "sla.breached.v1", "target", ROUTE)
                .counter()
                .count())
        .isOne();
  }

  @Test
  void firesNoStepTwice() {
    stream.pipe(lead.qualified(TEN));
    for (int hour = 1; hour < 72; hour++) {
      moveTo(TEN.plus(Duration.ofHours(hour)));
    }

    assertThat(said().stream().map(event -> event.meta().eventId()))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  @Test
  void findsAClockWhoseDueTimePassedBeforeItWasRead() {
    LeadStory early = LeadStory.german("lead-0");
    stream.pipe(lead.qualified(TEN));
    moveTo(TEN.plus(Duration.ofHours(1)));
    stream.drain();

    stream.pipe(early.qualified(TEN.minus(Duration.ofMinutes(30))));
    moveTo(TEN.plus(Duration.ofHours(1)).plusMillis(200));

    assertThat(said())
        .filteredOn(SlaBreached.class::isInstance)
        .extracting(Event::leadId)
        .containsExactly(early.lead());
  }

  @Test
  void firesEachOverdueStepOnceAndLateAfterARestart() {
    stream.pipe(lead.qualified(TEN));
    Map<String, List<KeyValue<Object, Object>>> stores = contents();
    stream.close();

    stream = started(TEN.plus(Duration.ofDays(3)), 2000);
    restore(stores);
    stream.advance(Duration.ofSeconds(1));
    assertThat(said()).as("before the backlog was read").isEmpty();

    readUntilNow();
    stream.advance(Duration.ofSeconds(1));
    List<SlaEvent> fired = said();
    assertThat(fired)
        .extracting(Event::type)
        .containsExactly(
            SLA_WARNED, SLA_WARNED, SLA_BREACHED, SLA_WARNED, SLA_WARNED, SLA_BREACHED);
    assertThat(fired).allMatch(SlaBindingTest::late);

    readUntilNow();
    stream.advance(Duration.ofSeconds(1));
    assertThat(said()).isEmpty();
  }

  @Test
  void boundsTheWorkOfATickAndLosesNothing() {
    stream.close();
    stream = started(TEN, 10);
    for (int i = 0; i < 35; i++) {
      stream.pipe(LeadStory.german("lead-" + i).qualified(TEN));
    }
    stream.drain();
    watermark.set(TEN.plus(Duration.ofDays(3)));

    stream.advance(Duration.ofDays(3)); // the driver runs a punctuator once however far time moves
    assertThat(breaches(said())).isEqualTo(20);
    stream.advance(Duration.ofMillis(100));
    stream.advance(Duration.ofMillis(100));
    stream.advance(Duration.ofMillis(100));
    assertThat(breaches(said())).isEqualTo(50);
    stream.advance(Duration.ofMillis(100));
    assertThat(said()).isEmpty();
  }

  @Test
  void keepsOneTimerPerLeadThatHasARunningClock() {
    stream.pipe(lead.qualified(TEN));
    stream.pipe(LeadStory.german("lead-2").qualified(TEN));
    assertThat(contents().get(SlaBinding.TIMERS)).hasSize(2);

    stream.pipe(lead.assigned(TEN.plusSeconds(60)));
    assertThat(contents().get(SlaBinding.TIMERS)).hasSize(2);

    stream.pipe(lead.accepted(TEN.plusSeconds(90)));
    stream.pipe(lead.contact(ContactLevel.CONNECT, TEN.plusSeconds(120)));
    assertThat(contents().get(SlaBinding.TIMERS)).hasSize(1);
    assertThat(said()).extracting(Event::type).endsWith(SLA_MET);
  }

  @Test
  void passesOverAStaleTimerAndCountsIt() {
    stream.pipe(lead.qualified(TEN));
    List<KeyValue<Object, Object>> armed = contents().get(SlaBinding.TIMERS);
    stream.pipe(lead.assigned(TEN.plusSeconds(60)));
    stream.pipe(lead.accepted(TEN.plusSeconds(90)));
    stream.pipe(lead.contact(ContactLevel.CONNECT, TEN.plusSeconds(120)));
    restore(Map.of(SlaBinding.TIMERS, armed));
    stream.drain();

    moveTo(TEN.plus(Duration.ofHours(8)));

    assertThat(said()).isEmpty();
    assertThat(metrics.get("relevo.sla.stale.timers").counter().count()).isOne();
    assertThat(contents().get(SlaBinding.TIMERS)).isEmpty();
  }

  @Test
  void goesOnWithTheOtherLeadsWhereOneFails() {
    stream.pipe(lead.qualified(TEN));
    stream.pipe(LeadStory.german("lead-2").qualified(TEN));
    Map<String, List<KeyValue<Object, Object>>> stores = contents();
    stream.close();
    stream = started(TEN, 2000);
    restore(stores);
    KeyValueStore<String, LeadClocks> leads = stream.driver().getKeyValueStore(SlaBinding.LEADS);
    LeadClocks whole = leads.get("lead-1");
    leads.put("lead-1", broken(whole));

    moveTo(TEN.plus(Duration.ofMinutes(15)));
    assertThat(said()).extracting(each -> each.leadId().value()).containsOnly("lead-2");
    assertThat(metrics.get("relevo.sla.failed.timers").counter().count()).isOne();

    leads.put("lead-1", whole);
    moveTo(TEN.plus(Duration.ofMinutes(17)));
    assertThat(said()).extracting(each -> each.leadId().value()).containsOnly("lead-1");
  }

  @Test
  void deadLettersWhatItCannotReadAndGoesOn() {
    stream.pipeRaw(
        Topic.HANDOFFS.topicName(),
        "lead-1",
        Map.of(CloudEvents.TYPE, "lead.assigned.v1"),
        new byte[] {'{'});
    stream.pipe(lead.qualified(TEN));

    assertThat(stream.drainDeadLetters()).hasSize(1);
    assertThat(said()).extracting(Event::type).containsExactly(SLA_STARTED, SLA_STARTED);
  }

  /** The shipped one, with three plain promises. */
  private static Agreement agreement() {
    String shipped = AgreementReader.example().text();
    return AgreementReader.read(
        "test",
        shipped.substring(0, shipped.indexOf("\ntargets:"))
            + """

            targets:
              - { id: route-in-15-minutes, kind: time-to-route, budget: 15m, calendar: team, warn: [50%, 80%] }
              - { id: accept-in-2-hours, kind: time-to-accept, budget: 2h, calendar: rep, warn: [50%, 80%] }
              - { id: respond-in-4-hours, kind: time-to-first-response, budget: 4h, calendar: team, warn: [50%, 80%] }
            """
            + shipped.substring(shipped.indexOf("\ndispositions:")));
  }

  /** Its clocks run under an agreement that nobody kept. */
  private static LeadClocks broken(LeadClocks whole) {
    byte[] bytes = LeadClocksSerde.write(whole);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return LeadClocksSerde.read(
        text.replace("2026-2~", "2026-9~").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static long breaches(List<SlaEvent> events) {
    return events.stream().map(Event::type).filter(EventType.SLA_BREACHED::equals).count();
  }

  private static boolean late(SlaEvent event) {
    return event instanceof SlaWarned warned ? warned.late() : ((SlaBreached) event).late();
  }

  private Map<String, List<KeyValue<Object, Object>>> contents() {
    return Map.of(
        SlaBinding.LEADS,
        contents(SlaBinding.LEADS),
        SlaBinding.TIMERS,
        contents(SlaBinding.TIMERS));
  }

  private List<KeyValue<Object, Object>> contents(String store) {
    List<KeyValue<Object, Object>> all = new ArrayList<>();
    try (var entries = stream.driver().getKeyValueStore(store).all()) {
      entries.forEachRemaining(entry -> all.add(KeyValue.pair(entry.key, entry.value)));
    }
    return all;
  }

  private void restore(Map<String, List<KeyValue<Object, Object>>> stores) {
    stores.forEach((name, entries) -> {
      KeyValueStore<Object, Object> store = stream.driver().getKeyValueStore(name);
      entries.forEach(entry -> store.put(entry.key, entry.value));
    });
  }
}
