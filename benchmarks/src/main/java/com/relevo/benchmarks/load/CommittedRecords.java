package com.relevo.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic from its beginning, committed records alone. */
public final class CommittedRecords {
  private CommittedRecords() {}

  /** Shows each record until {@code enough}; false where that is not so within {@code patience}. */
  public static boolean read(
      String servers,
      String topic,
      Duration patience,
      BooleanSupplier enough,
      Consumer<ConsumerRecord<String, byte[]>> visitor) {
    long giveUp = System.nanoTime() + patience.toNanos();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!enough.getAsBoolean()) {
        if (System.nanoTime() > giveUp) {
          return false;
        }
        consumer.poll(Duration.ofMillis(200)).forEach(visitor);
      }
      return true;
    }
  }
}
