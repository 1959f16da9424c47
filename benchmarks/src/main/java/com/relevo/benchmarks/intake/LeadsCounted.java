package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How many leads there are: the key of each is told of once, with its first event. */
final class LeadsCounted {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private LeadsCounted() {}

  /** Reads until there are {@code expected}; fails after ten minutes without. */
  static long await(String servers, long expected) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    long counted = 0;
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.LEAD_KEYS.topicName()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (counted < expected) {
        if (System.nanoTime() > giveUp) {
          throw new LoadFailedException(
              "Expected %,d people, but there are %,d".formatted(expected, counted));
        }
        counted += consumer.poll(Duration.ofMillis(500)).count();
      }
    }
    return counted;
  }
}
