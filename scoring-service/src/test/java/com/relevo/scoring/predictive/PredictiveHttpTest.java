package com.relevo.scoring.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.relevo.agreement.Agreement;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.domain.Predictor.Said;
import com.relevo.scoring.domain.predictive.Example;
import com.relevo.scoring.domain.predictive.Handed;
import com.relevo.scoring.domain.predictive.Learning;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Pass;
import com.relevo.scoring.domain.predictive.Passes;
import com.relevo.scoring.domain.predictive.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** From the topic of models to what people see of them. */
class PredictiveHttpTest {
  private static final String TOPIC = Topic.SCORING_MODELS.topicName();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final Agreement agreement = Agreements.pointsAreEmployees();
  private final List<LearntModel> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(LearntModel::stop);
  }

  @Test
  void showsTheEvidenceOfWhatWasLearnt() throws Exception {
    http(started(json(learnt(500))))
        .perform(get("/scoring/predictive"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.silent").doesNotExist())
        .andExpect(jsonPath("$.agreementVersion").value(agreement.version()))
        .andExpect(jsonPath("$.positive").value("QUALIFIED"))
        .andExpect(jsonPath("$.decides").value(false))
        .andExpect(jsonPath("$.outcomes.minOutcomes").value(200))
        .andExpect(jsonPath("$.outcomes.since").value("2026-11-02T10:00:00Z"))
        .andExpect(jsonPath("$.auc.value").isNumber())
        .andExpect(jsonPath("$.agreedAuc.low").isNumber())
        .andExpect(jsonPath("$.calibration.bins[0].observed").isNumber())
        .andExpect(jsonPath("$.features[?(@.rule == 'demo')].text").value("Asked for a demo"))
        .andExpect(jsonPath("$.features[?(@.rule == 'demo')].points").value(40))
        .andExpect(jsonPath("$.features[?(@.rule == 'demo')].held.good").isNotEmpty())
        .andExpect(jsonPath("$.features[?(@.rule == 'demo')].weightIfHeld").isNotEmpty());
  }

  @Test
  void saysHowManyOutcomesAreMissing() throws Exception {
    http(started(json(learnt(32))))
        .perform(get("/scoring/predictive"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.silent.code").value("TOO_FEW_OUTCOMES"))
        .andExpect(jsonPath("$.silent.text").value("32 of 200 outcomes"))
        .andExpect(jsonPath("$.auc").doesNotExist())
        .andExpect(jsonPath("$.features[0].weightIfHeld").doesNotExist());
  }

  @Test
  void asksForPatienceUntilTheFirstModel() throws Exception {
    http(started())
        .perform(get("/scoring/predictive"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "10"))
        .andExpect(jsonPath("$.code").value("nothing_learnt_yet"));
  }

  @Test
  void forecastsALeadByTheReasonsOfItsScore() {
    Forecasts forecasts = new Forecasts(started(json(learnt(500))));
    Forecast eager =
        forecasts.of(Stage.MQL, List.of(new Reason("demo", "Asked for a demo", 40)), agreement);
    Forecast quiet = forecasts.of(Stage.PROFILED, List.of(), agreement);

    assertThat(eager.probability()).isGreaterThan(quiet.probability() + 0.2);
    assertThat(eager.sampleSize()).isEqualTo(500);
    assertThat(eager.calibratedUntil()).isAfter(eager.calibratedFrom());
    assertThat(eager.beyondEvidence()).isNull();
    assertThat(eager.topWeights().getFirst())
        .satisfies(weight -> {
          assertThat(weight.rule()).isEqualTo("demo");
          assertThat(weight.holds()).isTrue();
          assertThat(weight.weight()).isPositive();
        });
    assertThat(quiet.beyondEvidence()).isTrue();
    assertThat(quiet.topWeights().getFirst().holds()).isFalse();
  }

  @Test
  void aForecastIsSilentForAReason() {
    assertThat(new Forecasts(started(json(learnt(32)))).of(Stage.MQL, List.of(), agreement))
        .isEqualTo(Forecast.silent("32 of 200 outcomes"));
    assertThat(new Forecasts(started()).of(Stage.MQL, List.of(), agreement))
        .isEqualTo(Forecast.silent("nothing was learnt yet"));
  }

  @Test
  void tellsADecisionWhatItIsBasedOn() {
    Said said =
        new Forecasts(started(json(learnt(500))))
            .say(agreement, List.of(new Reason("demo", "Asked for a demo", 40)));

    assertThat(said.percent()).isBetween(65, 85);
    assertThat(said.reason().text())
        .isEqualTo(
            said.percent()
                + " of 100 such leads end well, by 500 outcomes, the last of 2026-11-02T10:08:19Z");
    assertThat(new Forecasts(started(json(learnt(32)))).say(agreement, List.of()).reason().text())
        .isEqualTo("Silent (32 of 200 outcomes): 0 by the agreement");
  }

  @Test
  void theNewestModelHoldsAndOneThatCannotBeReadDoesNot() {
    Model newer = learnt(300);

    assertThat(started(json(learnt(32)), json(newer), new byte[] {'?'}).newest()).contains(newer);
  }

  private MockMvc http(LearntModel model) {
    return MockMvcBuilders.standaloneSetup(new PredictiveController(model)).build();
  }

  private static byte[] json(Model model) {
    return EventJson.mapper().writeValueAsBytes(model);
  }

  /** Started over a topic of these records, all of which it has read. */
  private LearntModel started(byte[]... records) {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, (long) records.length));
    consumer.schedulePollTask(() -> {
      for (int offset = 0; offset < records.length; offset++) {
        consumer.addRecord(
            new ConsumerRecord<>(TOPIC, 0, offset, LearningProcessor.KEY, records[offset]));
      }
    });
    LearntModel model = new LearntModel(() -> consumer, Duration.ofSeconds(5));
    model.start();
    started.add(model);
    return model;
  }

  /** Of a world in which half ask for a demo, and of those three in four are qualified. */
  private Model learnt(int outcomes) {
    Random random = new Random(1);
    Questions questions = Questions.of(agreement);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < outcomes; i++) {
      boolean demo = random.nextBoolean();
      boolean good = random.nextInt(4) < (demo ? 3 : 1);
      Handed its = new Handed("lead-" + i);
      Passes passes =
          Passes.NONE
              .on(
                  demo
                      ? its.opened(1, Handed.START, agreement.version(), "demo")
                      : its.opened(1, Handed.START, agreement.version()),
                  _ -> Optional.of(questions))
              .on(
                  its.closed(
                      1,
                      Handed.START.plusSeconds(3600 + i),
                      good ? Outcome.LOST : Outcome.RECYCLED),
                  _ -> Optional.of(questions));
      Pass pass = passes.decided().getFirst();
      examples.add(Example.of(new LeadId("lead-" + i), pass));
    }
    return new Learning(questions, agreement.scoring().predictive()).learn(examples);
  }
}
