package com.relevo.scoring.predictive;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.kit.topic.TopicFollower;
import com.relevo.scoring.domain.predictive.Model;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.core.JacksonException;

/** The newest model, on every instance: the first decision knows what was learnt. */
final class LearntModel extends TopicFollower {
  private static final Logger log = LoggerFactory.getLogger(LearntModel.class);

  private volatile @Nullable Model newest;

  LearntModel(KafkaProperties kafka, Duration brokerWait) {
    super("learnt-model", Topic.SCORING_MODELS, From.BEGINNING, kafka, brokerWait);
  }

  LearntModel(Supplier<Consumer<String, byte[]>> consumers, Duration brokerWait) {
    super(
        "learnt-model", Topic.SCORING_MODELS, From.BEGINNING, "the broker", consumers, brokerWait);
  }

  /** Empty until the first was learnt. */
  Optional<Model> newest() {
    return Optional.ofNullable(newest);
  }

  /** A newer version's model that cannot be read leaves the last one that could. */
  @Override
  protected void heard(ConsumerRecord<String, byte[]> record, boolean live) {
    if (LearningProcessor.KEY.equals(record.key()) && record.value() != null) {
      try {
        newest = EventJson.mapper().readValue(record.value(), Model.class);
      } catch (JacksonException e) {
        log.error("The predictive model cannot be read; the last one holds", e);
      }
    }
  }
}
