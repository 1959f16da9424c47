package com.relevo.scoring.predictive;

import com.relevo.events.EventJson;
import com.relevo.events.Topic;
import com.relevo.scoring.domain.predictive.Model;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * The newest model, on every instance. It reads the compacted topic to its end before the streams
 * start, so that the first decision knows what was learnt, and follows it from then on.
 */
final class LearntModel implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LearntModel.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(100);

  /** After the topics were created (0), before the web server and the stream bindings. */
  private static final int PHASE = 1;

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Duration brokerWait;
  private volatile @Nullable Model newest;
  private volatile boolean running;
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  LearntModel(Supplier<Consumer<String, byte[]>> consumers, Duration brokerWait) {
    this.consumers = consumers;
    this.brokerWait = brokerWait;
  }

  /** Empty until the first was learnt. */
  Optional<Model> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public void start() {
    Consumer<String, byte[]> fresh = consumers.get();
    try {
      readToTheEnd(fresh);
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
    consumer = fresh;
    running = true;
    thread = Thread.ofPlatform().name("learnt-model").daemon().start(() -> follow(fresh));
  }

  private void readToTheEnd(Consumer<String, byte[]> fresh) {
    List<TopicPartition> partitions = partitions(fresh);
    fresh.assign(partitions);
    fresh.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = fresh.endOffsets(partitions, brokerWait);
    while (ends.entrySet().stream()
        .anyMatch(end -> fresh.position(end.getKey(), brokerWait) < end.getValue())) {
      fresh.poll(POLL).forEach(this::read);
    }
  }

  /** A topic that was created a moment ago is not yet known to every broker. */
  private List<TopicPartition> partitions(Consumer<String, byte[]> fresh) {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(brokerWait) < 0;
        waited = waited.plus(RETRY)) {
      List<TopicPartition> found =
          fresh.partitionsFor(Topic.SCORING_MODELS.topicName(), brokerWait).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
    throw new IllegalStateException(
        "Expected topic "
            + Topic.SCORING_MODELS.topicName()
            + ", but there is none after "
            + brokerWait);
  }

  private void follow(Consumer<String, byte[]> consumer) {
    try (consumer) {
      while (running) {
        poll(consumer);
      }
    } catch (WakeupException _) {
      // stop() said so
    }
  }

  private void poll(Consumer<String, byte[]> consumer) {
    try {
      consumer.poll(POLL).forEach(this::read);
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      log.warn("The predictive model cannot be read now; the last one holds", e);
    }
  }

  /** A newer version's model that cannot be read leaves the last one that could. */
  private void read(ConsumerRecord<String, byte[]> record) {
    if (LearningProcessor.KEY.equals(record.key()) && record.value() != null) {
      try {
        newest = EventJson.mapper().readValue(record.value(), Model.class);
      } catch (JacksonException e) {
        log.error("The predictive model cannot be read; the last one holds", e);
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    Consumer<String, byte[]> following = consumer;
    if (following != null) {
      following.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
