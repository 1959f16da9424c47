package com.relevo.sla.report;

import static com.relevo.sla.domain.commitment.Promises.captured;
import static com.relevo.sla.domain.commitment.Promises.profiled;
import static com.relevo.sla.domain.commitment.Promises.qualified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.AgreementTimeline.Switch;
import com.relevo.events.AssignmentId;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport.CommitmentStatus;
import com.relevo.events.SlaReport.IncidentCause;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Serdes;
import com.relevo.sla.LeadStory;
import com.relevo.sla.config.CommitmentProperties;
import com.relevo.sla.config.StormProperties;
import com.relevo.sla.domain.commitment.Promises;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportBindingTest {
  // A Monday; the week ends on the 29th at midnight in Berlin.
  private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-11-30T23:00:00Z");
  private static final Instant WEEKEND = Instant.parse("2026-11-29T23:00:00Z");

  private final AtomicReference<Instant> watermark = new AtomicReference<>(Instant.MIN);
  private final AtomicInteger partitions = new AtomicInteger(1);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Agreement agreement =
      Promises.of(
          Promises.PROFILES,
          Promises.ACCEPTED,
          "id: mqls, owner: marketing, measure: mql-volume, at-least: 2, period: month, calendar: emea-office");
  private AgreementTimeline timeline = AgreementTimeline.of(agreement);
  private TopologyFixture stream = started(TEN);

  private TopologyFixture started(Instant now) {
    return new TopologyFixture(
        builder ->
            ReportBinding.topology(
                    () -> timeline,
                    _ -> watermark.get(),
                    partitions::get,
                    new CommitmentProperties(Duration.ofDays(7), Duration.ofSeconds(1)),
                    new StormProperties(3, Duration.ofMinutes(10)),
                    metrics)
                .accept(
                    builder.stream(
                        Stream.of(Topic.LEADS, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.SLA)
                            .map(Topic::topicName)
                            .toList(),
                        Consumed.with(
                            org.apache.kafka.common.serialization.Serdes.String(),
                            Serdes.inbound(new EvidenceDecoder(() -> timeline, Keyring.OF_ALL))))),
        now);
  }

  /** The books are opened. */
  @BeforeEach
  void tick() {
    stream.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  private void readUntil(Instant instant) {
    watermark.set(instant);
    stream.advanceTo(instant);
    tick();
    tick();
  }

  private List<SlaCommitmentMeasured> measured() {
    return stream.drain().stream().map(SlaCommitmentMeasured.class::cast).toList();
  }

  private double gauge(String name, String commitment) {
    return metrics.get(name).tag("commitment", commitment).gauge().value();
  }

  private static Event breached(String lead, Instant dueAt, Instant firedAt) {
    return new SlaEvent.SlaBreached(
        new Meta(
            EventIds.of(lead),
            new LeadId(lead),
            1,
            dueAt,
            firedAt,
            "v",
            List.of(),
            Mode.LIVE,
            null),
        new SlaEvent.SlaInstance(
            lead + "/1/accept", "accept", new AssignmentId("a"), new TeamId("sdr-emea"), null),
        dueAt,
        firedAt,
        Duration.between(dueAt, firedAt).toSeconds() > 5);
  }

  @Test
  void saysHowAPeriodEndedUnderTheCommitmentsKey() {
    stream.pipe(qualified("lead-1", Stage.PROFILED, "DE", TEN));
    stream.pipe(qualified("lead-2", Stage.PROFILED, "DE", TEN));
    stream.pipe(qualified("lead-2", Stage.RECYCLED, "DE", TEN.plusSeconds(9)));
    readUntil(DECEMBER);

    List<TopologyFixture.Written> written = stream.drain(Topic.SLA.topicName());
    assertThat(written)
        .extracting(TopologyFixture.Written::key)
        .containsExactlyInAnyOrder("commitment/profiles", "commitment/accepted", "commitment/mqls");
    TopologyFixture.Written mqls =
        written.stream().filter(each -> each.key().endsWith("mqls")).findFirst().orElseThrow();
    assertThat(mqls.headers()).containsEntry(CloudEvents.TYPE, "sla.commitment-measured.v1");
    assertThat(mqls.text()).contains("\"hits\":2", "\"status\":\"MET\"");
  }

  @Test
  void whatIsPromisedIsWhatTheVersionInForcePromises() {
    timeline =
        timeline.with(
            new Switch(
                TEN.plusSeconds(3600),
                TEN,
                Promises.of(
                    "id: mqls, owner: marketing, measure: mql-volume, at-least: 3, period: month, calendar: emea-office")));
    stream.pipe(qualified("lead-1", Stage.PROFILED, "DE", TEN));
    stream.pipe(qualified("lead-2", Stage.PROFILED, "DE", TEN));
    readUntil(DECEMBER);

    assertThat(measured())
        .singleElement()
        .satisfies(said -> {
          assertThat(said.goal()).isEqualByComparingTo("3");
          assertThat(said.hits()).isEqualTo(2);
          assertThat(said.status()).isEqualTo(CommitmentStatus.MISSED);
        });
  }

  @Test
  void givesNoVerdictBeforeAllPartitionsHaveReadToTheEnd() {
    partitions.set(2);
    readUntil(DECEMBER);
    assertThat(measured()).isEmpty();

    KeyValueStore<String, Instant> progress =
        stream.driver().getKeyValueStore(ReportBinding.PROGRESS);
    progress.put("1", DECEMBER.minusMillis(1));
    tick();
    assertThat(measured())
        .extracting(SlaCommitmentMeasured::commitment)
        .containsExactly("profiles");

    progress.put("1", DECEMBER);
    tick();
    assertThat(measured())
        .extracting(SlaCommitmentMeasured::commitment)
        .containsExactly("accepted", "mqls");
  }

  @Test
  void readsWhatWaitedBeforeItGivesTheVerdict() {
    stream.pipe(captured("lead-1", "DE", TEN));
    stream.advanceTo(WEEKEND.plus(Duration.ofHours(5)));
    assertThat(measured()).isEmpty();

    stream.pipe(profiled("lead-1", TEN.plusSeconds(1)));
    watermark.set(stream.now());
    tick();
    tick();
    assertThat(measured())
        .extracting(SlaCommitmentMeasured::status, SlaCommitmentMeasured::total)
        .containsExactly(tuple(CommitmentStatus.MET, 1L));
  }

  @Test
  void correctsTheVerdictByLateEvidence() {
    stream.pipe(captured("lead-1", "DE", TEN));
    readUntil(WEEKEND);
    assertThat(measured())
        .extracting(SlaCommitmentMeasured::status)
        .containsExactly(CommitmentStatus.MISSED);

    stream.pipe(profiled("lead-1", TEN.plusSeconds(1)));
    readUntil(WEEKEND.plus(Duration.ofMinutes(5)));
    assertThat(measured())
        .extracting(SlaCommitmentMeasured::status)
        .containsExactly(CommitmentStatus.MET);
  }

  @Test
  void showsHowEachCommitmentStandsAtAnyMoment() {
    stream.pipe(captured("lead-1", "DE", TEN));
    stream.pipe(qualified("lead-2", Stage.PROFILED, "DE", TEN));
    stream.pipe(LeadStory.german("lead-2").accepted(TEN));
    readUntil(TEN.plusSeconds(60));

    assertThat(gauge("relevo.sla.commitment.actual", "profiles")).isZero();
    assertThat(gauge("relevo.sla.commitment.on.track", "profiles")).isZero();
    assertThat(gauge("relevo.sla.commitment.actual", "mqls")).isOne();
    assertThat(gauge("relevo.sla.commitment.goal", "mqls")).isEqualTo(2);
    assertThat(gauge("relevo.sla.commitment.expected", "mqls")).isBetween(1.3, 1.6);
    assertThat(gauge("relevo.sla.commitment.on.track", "mqls")).isZero();
    assertThat(gauge("relevo.sla.commitment.on.track", "accepted")).isOne();
  }

  @Test
  void countsNothingTwiceAfterARestart() {
    stream.pipe(qualified("lead-1", Stage.PROFILED, "DE", TEN));
    readUntil(TEN.plusSeconds(10));
    Map<String, List<KeyValue<Object, Object>>> stores = contents();
    stream.close();

    stream = started(TEN.plusSeconds(20));
    stores.forEach((name, entries) -> {
      KeyValueStore<Object, Object> store = stream.driver().getKeyValueStore(name);
      entries.forEach(entry -> store.put(entry.key, entry.value));
    });
    stream.pipe(qualified("lead-1", Stage.RECYCLED, "DE", TEN.plusSeconds(15)));
    stream.pipe(qualified("lead-2", Stage.PROFILED, "DE", TEN.plusSeconds(15)));
    readUntil(TEN.plusSeconds(30));

    assertThat(gauge("relevo.sla.commitment.actual", "mqls")).isEqualTo(2);
  }

  private Map<String, List<KeyValue<Object, Object>>> contents() {
    Map<String, List<KeyValue<Object, Object>>> all = new HashMap<>();
    for (String store :
        List.of(
            ReportBinding.LEADS,
            ReportBinding.COUNTS,
            ReportBinding.BOOKS,
            ReportBinding.STORMS,
            ReportBinding.PROGRESS)) {
      List<KeyValue<Object, Object>> entries = new ArrayList<>();
      try (var found = stream.driver().getKeyValueStore(store).all()) {
        found.forEachRemaining(entry -> entries.add(KeyValue.pair(entry.key, entry.value)));
      }
      all.put(store, entries);
    }
    return all;
  }

  @Test
  void foldsBreachesThatFireLateInBulkIntoOneOutage() {
    for (int i = 0; i < 20; i++) {
      stream.pipe(breached("lead-" + i, TEN.minusSeconds(600), TEN));
    }
    SlaIncident opened = (SlaIncident) stream.drain().getFirst();
    assertThat(opened.cause()).isEqualTo(IncidentCause.OUTAGE);
    assertThat(opened.to()).isNull();
    assertThat(opened.breaches()).isEqualTo(4);
    tick();
    assertThat(metrics.get("relevo.sla.incidents.open").tag("target", "accept").gauge().value())
        .isOne();

    stream.advance(Duration.ofMinutes(12));
    SlaIncident closed = (SlaIncident) stream.drain().getFirst();
    assertThat(closed.incident()).isEqualTo(opened.incident());
    assertThat(closed.to()).isNotNull();
    assertThat(closed.breaches()).isEqualTo(20);
    assertThat(metrics.get("relevo.sla.incidents.open").tag("target", "accept").gauge().value())
        .isZero();
    assertThat(
            metrics
                .get("relevo.sla.incidents")
                .tags("target", "accept", "cause", "OUTAGE")
                .counter()
                .count())
        .isOne();
  }

  @Test
  void namesWhatItKnowsOfTheLeadsAsTheCause() {
    for (int i = 0; i < 4; i++) {
      LeadStory lead = LeadStory.german("full-" + i);
      stream.pipe(lead.qualified(TEN.minus(Duration.ofHours(i))));
      stream.pipe(lead.unrouted(TEN));
      stream.pipe(breached("full-" + i, TEN, TEN));
    }
    assertThat(((SlaIncident) stream.drain().getFirst()).cause())
        .isEqualTo(IncidentCause.NO_CAPACITY);
  }

  @Test
  void namesAnImportByItsQuietLeads() {
    for (int i = 0; i < 4; i++) {
      stream.pipe(LeadStory.german("list-" + i).in(Mode.QUIET).qualified(TEN.minusSeconds(60)));
      stream.pipe(breached("list-" + i, TEN, TEN));
    }
    assertThat(((SlaIncident) stream.drain().getFirst()).cause()).isEqualTo(IncidentCause.IMPORT);
  }

  @Test
  void namesAChangeOfCalendarsByTheClocksThatWereTakenOver() {
    for (int i = 0; i < 4; i++) {
      stream.pipe(tookOver("moved-" + i));
      stream.pipe(breached("moved-" + i, TEN, TEN));
    }
    assertThat(((SlaIncident) stream.drain().getFirst()).cause())
        .isEqualTo(IncidentCause.CALENDAR_CHANGE);
  }

  private static Event tookOver(String lead) {
    SlaEvent breach = (SlaEvent) breached(lead, TEN, TEN);
    return new SlaEvent.SlaStarted(
        breach.meta(),
        breach.instance(),
        TEN.minusSeconds(60),
        TEN,
        60,
        "emea-office",
        0,
        lead + "/1/older",
        List.of());
  }

  @Test
  void passesOverWhatItCannotRead() {
    stream.pipeRaw(
        Topic.HANDOFFS.topicName(),
        "lead-1",
        Map.of(CloudEvents.TYPE, "lead.accepted.v1"),
        new byte[] {'{'});
    stream.pipe(qualified("lead-1", Stage.PROFILED, "DE", TEN));
    readUntil(TEN.plusSeconds(10));

    assertThat(stream.drainDeadLetters()).isEmpty();
    assertThat(gauge("relevo.sla.commitment.actual", "mqls")).isOne();
  }
}
