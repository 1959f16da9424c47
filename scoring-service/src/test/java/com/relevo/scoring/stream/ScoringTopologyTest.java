package com.relevo.scoring.stream;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.Faults;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.events.Validity;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.domain.LeadScoring;
import com.relevo.testsupport.Keyring;
import com.relevo.testsupport.TopologyFixture;
import com.relevo.testsupport.TopologyFixture.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringTopologyTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TopologyFixture topology =
      ScoringTopologies.fixture(Agreements.pointsAreEmployees(), metrics);
  private final Happenings its = new Happenings("lead-1");

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void aLeadBecomesAScoreAndItsStageChanges() {
    topology.pipe(its.captured(20));
    topology.pipe(its.engaged(DEMO_REQUESTED));

    List<Event> events = topology.drain();
    assertThat(events)
        .filteredOn(QualificationChanged.class::isInstance)
        .extracting(event -> ((QualificationChanged) event).stage())
        .containsExactly(Stage.PROFILED, Stage.MQL);
    assertThat(events)
        .filteredOn(LeadScored.class::isInstance)
        .extracting(event -> ((LeadScored) event).score().total())
        .containsExactly(20, 60);
  }

  @Test
  void eachGoesToItsTopicAsACloudEventKeyedByLead() {
    topology.pipe(its.captured(60));

    assertThat(topology.drain(Topic.QUALIFICATIONS.topicName())).hasSize(2);
    Written score = topology.drain(Topic.SCORES.topicName()).getFirst();
    assertThat(score.key()).isEqualTo("lead-1");
    assertThat(score.headers())
        .containsEntry(CloudEvents.TYPE, "lead.scored.v1")
        .containsEntry("ce_source", "/relevo/scoring-service");
  }

  @Test
  void aLeadIsProfiledWhenItIsCompleteAsTheAgreementInForceSays() {
    String asked =
        AgreementReader.example()
            .text()
            .replace(
                "when: lead.hasEmail && lead.company != \"\" && lead.country != \"\"",
                "when: lead.completeness == 100 && lead.valid");
    LeadFacts whole = Happenings.facts("Hansa", 20);
    try (TopologyFixture strict =
        ScoringTopologies.fixture(AgreementReader.read("t", asked), metrics)) {
      strict.pipe(
          its.captured(
              whole.withFaults(new Faults(null, Validity.LENGTH, null, null)), Happenings.START));

      assertThat(strict.drain())
          .singleElement()
          .satisfies(scored ->
              assertThat(scored.meta().because())
                  .extracting(Reason::text)
                  .contains("The phone number has too few or too many digits"));

      strict.pipe(its.captured(whole, Happenings.START.plusSeconds(60)));
      assertThat(strict.drain())
          .filteredOn(QualificationChanged.class::isInstance)
          .extracting(event -> ((QualificationChanged) event).stage())
          .containsExactly(Stage.PROFILED);
    }
  }

  @Test
  void decidesAtTheWallClock() {
    topology.advance(Duration.ofHours(3));
    topology.pipe(its.captured(60));

    assertThat(topology.drain())
        .allSatisfy(event ->
            assertThat(event.meta().recordedAt())
                .isEqualTo(Happenings.START.plus(Duration.ofHours(3))));
  }

  @Test
  void hearsOfSalesOnTheOtherTopic() {
    topology.pipe(its.captured(60));
    topology.pipe(its.accepted(1));
    topology.drain();
    topology.pipe(its.closed(1, Outcome.RECYCLED));

    assertThat(topology.drain())
        .extracting(Event::type)
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("QUALIFICATION_CHANGED", "LEAD_SCORED");
    assertThat(store().get("lead-1").stage()).isEqualTo(Stage.RECYCLED);
  }

  private static Meta happened(String lead, String id, Instant at) {
    return new Meta(id, new LeadId(lead), 0, at, at, null, List.of(), Mode.LIVE, null);
  }

  @Test
  void whatAMergedLeadDidCountsForTheOtherUntilItIsSplitOff() {
    Happenings others = new Happenings("lead-0");
    SourceRef origin = new SourceRef("web", null, "d");
    Instant merged = Happenings.START.plusSeconds(1_000);
    topology.pipe(others.captured(20));
    topology.pipe(its.captured(1));
    topology.pipe(its.engaged(DEMO_REQUESTED));
    topology.drain();
    topology.pipe(
        new LeadEvent.LeadMerged(happened("lead-1", "m", merged), origin, new LeadId("lead-0")));

    assertThat(store().get("lead-0").published().score().total()).isEqualTo(60);
    assertThat(store().get("lead-1").stage()).isEqualTo(Stage.PROFILED);

    topology.pipe(
        new LeadEvent.LeadSplit(
            happened("lead-1", "s", merged.plusSeconds(60)), origin, new LeadId("lead-0")));
    assertThat(store().get("lead-0").published().score().total()).isEqualTo(20);
    assertThat(store().get("lead-1").published().score().total()).isEqualTo(41);
  }

  @Test
  void forgetsAnErasedLeadAndItsScore() {
    topology.pipe(its.captured(60));
    topology.drain();
    topology.pipe(
        new LeadEvent.LeadErased(
            happened("lead-1", "e", Happenings.START.plusSeconds(900)),
            new SourceRef("api", null, "d")));

    assertThat(store().get("lead-1")).isNull();
    assertThat(topology.drain(Topic.SCORES.topicName()).getLast().value()).isEmpty();
  }

  @Test
  void aDeliveryRepeatedIsScoredOnce() {
    Event page = its.engaged(PAGE_VIEWED);
    topology.pipe(its.captured(1));
    topology.pipe(page);
    topology.drain();
    topology.pipe(page);

    assertThat(topology.drain()).isEmpty();
    assertThat(store().get("lead-1").published().score().total()).isEqualTo(6);
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLettersAndTheStreamGoesOn() {
    byte[] poison = "{\"eventId\": 7".getBytes(StandardCharsets.UTF_8);
    topology.pipeRaw(
        Topic.LEADS.topicName(), "lead-1", Map.of(CloudEvents.TYPE, "lead.captured.v1"), poison);
    topology.pipe(its.captured(60));

    Written dead = topology.drainDeadLetters().getFirst();
    assertThat(dead.topic()).isEqualTo("relevo.leads.dlt");
    assertThat(dead.key()).isEqualTo("lead-1");
    assertThat(dead.value()).isEqualTo(poison);
    assertThat(dead.headers())
        .containsEntry("dlt_reason", "unreadable")
        .containsEntry("dlt_service", "scoring-service")
        .containsEntry("dlt_topic", "relevo.leads")
        .containsKeys("dlt_text", "dlt_partition", "dlt_offset", "dlt_at");
    assertThat(topology.drain()).hasSize(3);
  }

  @Test
  void aRecordWithoutAKeyIsADeadLetterToo() {
    Event captured = its.captured(60);
    topology.pipeRaw(
        Topic.LEADS.topicName(),
        null,
        CloudEvents.headers(captured, "/relevo/test"),
        EventJson.write(captured, Keyring.OF_ALL));

    assertThat(topology.drain()).isEmpty();
    assertThat(topology.drainDeadLetters().getFirst().headers())
        .containsEntry("dlt_reason", "decision_failed");
  }

  @Test
  void whatIsLeftOfAnErasedLeadIsPassedOver() {
    topology.pipeErased(its.captured(60));

    assertThat(topology.drain()).isEmpty();
    assertThat(topology.drainDeadLetters()).isEmpty();
  }

  @Test
  void anEventOfATypeNobodyKnowsYetIsPassedOver() {
    topology.pipeRaw(
        Topic.LEADS.topicName(),
        "lead-1",
        Map.of(CloudEvents.TYPE, "lead.merged.v9"),
        "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(topology.drain()).isEmpty();
    assertThat(topology.drainDeadLetters()).isEmpty();
  }

  @Test
  void countsScoresAndStageChanges() {
    topology.pipe(its.captured(60));
    topology.pipe(its.captured(30));

    assertThat(metrics.counter("relevo.leads.scored").count()).isEqualTo(2);
    assertThat(metrics.counter("relevo.qualifications", "from", "PROFILED", "to", "MQL").count())
        .isEqualTo(1);
    assertThat(metrics.counter("relevo.qualifications", "from", "MQL", "to", "PROFILED").count())
        .isEqualTo(1);
    assertThat(
            metrics.find("relevo.funnel").tags("by", "segment").counters().stream()
                .map(each -> each.getId().getTag("stage") + " " + each.count()))
        .as("what falls back came to that stage before")
        .containsExactlyInAnyOrder("PROFILED 1.0", "MQL 1.0");
  }

  @Test
  void timesTheStagesThatALeadWasIn() {
    topology.pipe(its.captured(Happenings.facts(null, 20), Happenings.START));
    topology.pipe(its.captured(Happenings.facts("Hansa", 20), Happenings.START.plusSeconds(100)));
    topology.pipe(its.captured(Happenings.facts("Hansa", 60), Happenings.START.plusSeconds(130)));
    topology.pipe(its.captured(Happenings.facts("Hansa", 30), Happenings.START.plusSeconds(150)));

    assertThat(metrics.find("relevo.stage.duration").timers())
        .as("MQL is handoff's to time")
        .extracting(each -> each.getId().getTag("stage") + " " + each.totalTime(TimeUnit.SECONDS))
        .containsExactlyInAnyOrder("LEAD 100.0", "PROFILED 30.0");
  }

  @Test
  void doesNotTimeAStageThatALeadOnlyPassesThrough() {
    topology.pipe(its.captured(60));

    assertThat(topology.drain()).filteredOn(QualificationChanged.class::isInstance).hasSize(2);
    assertThat(metrics.find("relevo.stage.duration").timers()).isEmpty();
  }

  @Test
  void doesNotTimeImportedLeads() {
    its.in(Mode.QUIET);
    topology.pipe(its.captured(20));
    topology.pipe(its.captured(60));

    assertThat(metrics.find("relevo.stage.duration").timers()).isEmpty();
  }

  @Test
  void everyStoreAndProcessorHasItsName() {
    assertThat(ScoringTopologies.of(Agreements.pointsAreEmployees(), metrics).describe().toString())
        .contains("Processor: score (stores: [", "Sink: scoring-out")
        .contains("lead-scoring", "scoring-timers", "account-scoring")
        .doesNotContain("KSTREAM-PROCESS", "KSTREAM-SINK", "repartition");
  }

  private KeyValueStore<String, LeadScoring> store() {
    return topology.driver().getKeyValueStore(LeadScoringStore.NAME);
  }
}
