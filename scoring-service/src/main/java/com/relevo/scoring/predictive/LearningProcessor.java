package com.relevo.scoring.predictive;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Outbound;
import com.relevo.scoring.domain.predictive.Example;
import com.relevo.scoring.domain.predictive.Examples;
import com.relevo.scoring.domain.predictive.Learning;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where all outcomes come together: keeps the newest, in memory and in its store, and learns anew
 * when there are more, or another agreement. What it publishes is whole and a function of what it
 * keeps, so that it can be told again at any time.
 */
final class LearningProcessor implements Processor<String, Example, String, Outbound> {
  /** The one key of {@link Topic#SCORING_MODELS}. */
  static final String KEY = "predictive";

  private static final Logger log = LoggerFactory.getLogger(LearningProcessor.class);

  private final TimelineSource agreements;
  private final PredictiveProperties settings;
  private final PredictiveMetrics metrics;
  private Examples examples;
  private @Nullable Agreement learntUnder;
  private @Nullable ProcessorContext<String, Outbound> context;
  private @Nullable KeyValueStore<String, Example> store;

  LearningProcessor(
      TimelineSource agreements, PredictiveProperties settings, PredictiveMetrics metrics) {
    this.agreements = agreements;
    this.settings = settings;
    this.metrics = metrics;
    this.examples = new Examples(settings.outcomes());
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    this.context = context;
    store = context.getStateStore(LearningBinding.EXAMPLES);
    examples = new Examples(settings.outcomes());
    learntUnder = null;
    List<Example> gone = new ArrayList<>();
    try (KeyValueIterator<String, Example> kept = store().all()) {
      while (kept.hasNext()) {
        KeyValue<String, Example> next = kept.next();
        examples.add(next.value).ifPresent(gone::add);
      }
    }
    gone.forEach(oldest -> store().delete(oldest.id()));
    context.schedule(settings.learnEvery(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  @Override
  public void process(Record<String, Example> record) {
    Example example = record.value();
    Optional<Example> gone = examples.add(example);
    store().put(example.id(), example);
    gone.ifPresent(oldest -> store().delete(oldest.id()));
    learntUnder = null;
  }

  private void tick() {
    Agreement agreement =
        agreements.timeline().at(Instant.ofEpochMilli(context().currentSystemTimeMs()));
    if (agreement.equals(learntUnder)) {
      return;
    }
    learntUnder = agreement;
    try {
      learn(agreement);
    } catch (RuntimeException e) {
      if (e instanceof KafkaException) {
        throw e; // the broker: the stream must stop and start over
      }
      log.error("Nothing could be learnt of these outcomes; the last model holds", e);
      metrics.passedOver("failed");
    }
  }

  private void learn(Agreement agreement) {
    Model model =
        new Learning(Questions.of(agreement), agreement.scoring().predictive())
            .learn(examples.all());
    metrics.show(model);
    publish(model);
  }

  private void publish(Model model) {
    long now = context().currentSystemTimeMs();
    Outbound outbound =
        new Outbound(
            Topic.SCORING_MODELS.topicName(),
            KEY,
            Map.of(),
            EventJson.mapper().writeValueAsBytes(model),
            now);
    context().forward(new Record<>(outbound.key(), outbound, now));
  }

  @Override
  public void close() {
    metrics.hide();
  }

  private ProcessorContext<String, Outbound> context() {
    return Objects.requireNonNull(context, "Expected init to be called first");
  }

  private KeyValueStore<String, Example> store() {
    return Objects.requireNonNull(store, "Expected init to be called first");
  }
}
