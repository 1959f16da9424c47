package com.relevo.scoring.predictive;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Topic;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.domain.predictive.Example;
import com.relevo.scoring.domain.predictive.Feature;
import com.relevo.scoring.domain.predictive.Handed;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Tally;
import com.relevo.testsupport.TopologyFixture;
import com.relevo.testsupport.TopologyFixture.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTopologyTest {
  private static final Instant AT = Handed.START;
  private static final Duration LEARN = Duration.ofSeconds(10);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Agreement agreement = Agreements.pointsAreEmployees();
  private final TopologyFixture topology = new TopologyFixture(this::build, AT);

  private void build(StreamsBuilder builder) {
    new LearningBinding()
        .predictive(TimelineSource.of(agreement), new PredictiveProperties(LEARN, 20), metrics)
        .accept(
            builder.stream(
                List.of(Topic.QUALIFICATIONS.topicName(), Topic.HANDOFFS.topicName()),
                Consumed.with(Serdes.String(), new LearningBinding().cycleEventSerde())));
  }

  @AfterEach
  void close() {
    topology.close();
  }

  private List<Model> learnt() {
    topology.advance(LEARN);
    List<Written> written = topology.drain(Topic.SCORING_MODELS.topicName());
    assertThat(written).extracting(Written::key).containsOnly(LearningProcessor.KEY);
    return written.stream()
        .map(each -> EventJson.mapper().readValue(each.value(), Model.class))
        .toList();
  }

  private void cycle(String lead, Outcome outcome, String... rules) {
    Handed its = new Handed(lead);
    topology.pipe(its.opened(1, AT, agreement.version(), rules));
    topology.pipe(its.closed(1, AT.plusSeconds(60), outcome));
  }

  @Test
  void learnsWhichRulesHeldInCyclesThatEndedWell() {
    cycle("a", Outcome.WON, "demo");
    cycle("b", Outcome.REJECTED, "page");
    cycle("c", Outcome.WITHDRAWN, "demo");

    Model model = learnt().getLast();
    assertThat(model.outcomes()).isEqualTo(new Tally(1, 1));
    assertThat(feature(model, "demo").held()).isEqualTo(new Tally(1, 0));
    assertThat(feature(model, "demo").didNot()).isEqualTo(new Tally(0, 1));
    assertThat(model.silent().text()).isEqualTo("2 of 200 outcomes");
    assertThat(model.agreementVersion()).isEqualTo(agreement.version());
  }

  @Test
  void saysThatItKnowsNothingBeforeTheFirstOutcome() {
    assertThat(learnt())
        .singleElement()
        .satisfies(model -> assertThat(model.silent().text()).isEqualTo("0 of 200 outcomes"));
  }

  @Test
  void anOutcomeHeardBeforeItsOpeningCountsAll() {
    Handed its = new Handed("a");
    topology.pipe(its.closed(1, AT.plusSeconds(60), Outcome.REJECTED));
    topology.pipe(its.opened(1, AT, agreement.version(), "page"));

    assertThat(feature(learnt().getLast(), "page").held()).isEqualTo(new Tally(0, 1));
  }

  @Test
  void aCycleCountsOnceHoweverOftenItIsToldAndAsItIsNow() {
    Handed its = new Handed("a");
    topology.pipe(its.opened(1, AT, agreement.version(), "page"));
    topology.pipe(its.qualified(1, AT.plusSeconds(30)));
    topology.pipe(its.closed(1, AT.plusSeconds(60), Outcome.LOST));
    topology.pipe(its.closed(1, AT.plusSeconds(60), Outcome.LOST));

    assertThat(learnt().getLast().outcomes()).isEqualTo(new Tally(1, 0));
  }

  @Test
  void learnsOnlyWhenThereIsSomethingNew() {
    cycle("a", Outcome.WON, "demo");
    assertThat(learnt()).hasSize(1);
    topology.advance(Duration.ofMinutes(5));

    assertThat(topology.drain(Topic.SCORING_MODELS.topicName())).isEmpty();
  }

  @Test
  void keepsSoManyOutcomesAsItIsTold() {
    for (int i = 0; i < 25; i++) {
      cycle("lead-" + i, i % 2 == 0 ? Outcome.WON : Outcome.REJECTED, "page");
    }

    assertThat(learnt().getLast().outcomes().all()).isEqualTo(20);
    try (var all = examples().all()) {
      assertThat(all).toIterable().hasSize(20);
    }
  }

  @Test
  void holdsNoLeadsIdWithItsOutcome() {
    cycle("lead-of-mrs-miller", Outcome.WON, "demo");

    try (var all = examples().all()) {
      assertThat(all)
          .toIterable()
          .singleElement()
          .satisfies(each ->
              assertThat(each.key + EventJson.mapper().writeValueAsString(each.value))
                  .doesNotContain("miller"));
    }
  }

  @Test
  void aCycleUnderAnAgreementThatIsNotAtHandIsCountedAsPassedOver() {
    Handed its = new Handed("a");
    topology.pipe(its.opened(1, AT, "long-ago", "demo"));
    topology.pipe(its.closed(1, AT.plusSeconds(60), Outcome.WON));

    assertThat(learnt().getLast().outcomes().all()).isZero();
    assertThat(
            metrics.counter("relevo.predictive.passed.over", "reason", "agreement_unknown").count())
        .isEqualTo(1);
  }

  @Test
  void poisonIsPassedOver() {
    topology.pipeRaw(
        Topic.HANDOFFS.topicName(),
        "a",
        Map.of("ce_type", "handoff.closed.v1"),
        "not json".getBytes(StandardCharsets.UTF_8));
    cycle("a", Outcome.WON, "demo");

    assertThat(learnt().getLast().outcomes().all()).isEqualTo(1);
    assertThat(topology.drainDeadLetters()).isEmpty();
  }

  @Test
  void showsItsFiguresOnceThereIsEvidence() {
    for (int i = 0; i < 10; i++) {
      cycle("lead-" + i, i % 2 == 0 ? Outcome.WON : Outcome.REJECTED, "page");
    }
    learnt();

    assertThat(metrics.get("relevo.predictive.outcomes").tag("outcome", "good").gauge().value())
        .isEqualTo(5);
    assertThat(metrics.get("relevo.predictive.silent").gauge().value()).isEqualTo(1);
    assertThat(metrics.find("relevo.predictive.auc").gauge()).isNull();
  }

  @Test
  void everyStoreAndProcessorHasItsName() {
    StreamsBuilder builder = new StreamsBuilder();
    build(builder);

    assertThat(builder.build().describe().toString())
        .contains(
            "Processor: cycles (stores: [predictive-passes])",
            "outcomes-repartition",
            "Processor: learn (stores: [predictive-examples])",
            "Sink: models-out")
        .doesNotContain("KSTREAM-PROCESS", "KSTREAM-SINK");
  }

  private KeyValueStore<String, Example> examples() {
    return topology.driver().getKeyValueStore(LearningBinding.EXAMPLES);
  }

  private static Feature feature(Model model, String rule) {
    return model.features().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
