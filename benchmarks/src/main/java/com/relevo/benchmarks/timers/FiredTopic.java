package com.relevo.benchmarks.timers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Notes which timers fired, when it has read them as committed records. */
final class FiredTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, Long> consumer;
  private final InstantSource clock;
  private final Thread reader;
  private volatile FireLog log = new FireLog(Lot.steady(0, 0, 0, 0));

  FiredTopic(String bootstrapServers, int partitions, InstantSource clock) {
    this.clock = clock;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new LongDeserializer());
    consumer.assign(
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(TimerTopology.FIRED, partition))
            .toList());
    reader = Thread.ofPlatform().name("fired").start(this::read);
  }

  FireLog watch(Lot lot) {
    log = new FireLog(lot);
    return log;
  }

  private void read() {
    try (consumer) {
      while (true) {
        var records = consumer.poll(POLL);
        long now = clock.millis();
        for (ConsumerRecord<String, Long> record : records) {
          log.fired(Lot.id(record.key()), now);
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    reader.join();
  }
}
