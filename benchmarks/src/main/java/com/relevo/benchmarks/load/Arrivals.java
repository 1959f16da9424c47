package com.relevo.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Watches the far end with a plain consumer of committed records, from the topics' beginning, on a
 * thread of its own.
 */
public final class Arrivals implements EndWatch, AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final Ends ends;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Journal journal;

  public Arrivals(String bootstrapServers, Ends ends) {
    this.ends = ends;
    consumer =
        new KafkaConsumer<>(
            settings(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(partitions());
    consumer.seekToBeginning(consumer.assignment());
    thread = Thread.ofPlatform().name("arrivals").start(this::watch);
  }

  private static Properties settings(String bootstrapServers) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    return settings;
  }

  private List<TopicPartition> partitions() {
    return ends.topics().stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  @Override
  public void noteIn(Journal journal) {
    this.journal = journal;
  }

  private void watch() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          ends.read(record, System.nanoTime(), this::note);
        }
      }
    } catch (RuntimeException e) {
      Journal current = journal;
      if (current != null) {
        current.fail("Expected to read the far end, but " + e);
      }
    }
  }

  private void note(long lead, long nanos) {
    Journal current = journal;
    if (current != null) {
      current.seen(lead, nanos);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
