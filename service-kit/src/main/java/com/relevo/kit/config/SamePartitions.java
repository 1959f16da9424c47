package com.relevo.kit.config;

import com.relevo.events.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Refuses to start where the topics that speak of one lead have different numbers of partitions:
 * Kafka Streams does not look, and the lead's state would be in one task and its commands in
 * another.
 */
public final class SamePartitions implements SmartLifecycle {
  private static final int ATTEMPTS = 300;

  private final KafkaAdmin kafka;
  private final List<String> topics;
  private volatile boolean running;
  private volatile int count;

  public SamePartitions(KafkaAdmin kafka, Topic... topics) {
    this.kafka = kafka;
    this.topics = Arrays.stream(topics).map(Topic::topicName).toList();
  }

  /** After the topics were created (0), before anything reads them. */
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public void start() {
    Map<String, Integer> partitions = new TreeMap<>();
    describe().forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    if (partitions.values().stream().distinct().count() > 1) {
      throw new IllegalStateException(
          "Expected all topics of leads to have the same number of partitions, but they have "
              + partitions);
    }
    count = partitions.values().stream().findFirst().orElse(0);
    running = true;
  }

  /** How many partitions each of the topics has; known once this has started. */
  public int partitions() {
    return count;
  }

  private Map<String, TopicDescription> describe() {
    try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
      for (int attempt = 0; ; attempt++) {
        try {
          return admin.describeTopics(topics).allTopicNames().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          // A topic that was created a moment ago is not yet known to every broker.
          if (attempt == ATTEMPTS || !(e.getCause() instanceof RetriableException)) {
            throw e;
          }
          Thread.sleep(Duration.ofMillis(100));
        }
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected to describe " + topics + ", but could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to describe topics, but was interrupted", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
