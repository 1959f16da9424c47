package com.relevo.sla.watermark;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what lies behind a committed offset holds any record at all. Every transaction ends
 * with a marker that takes an offset but is no record; a stream that was restarted between a record
 * and its marker commits no further until the next record, and without this look the watermark of a
 * quiet partition would stand until then.
 */
final class UnreadTail implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(300);

  private final Map<String, Object> config;
  private final Map<TopicPartition, Seen> seen = new HashMap<>();
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Behind {@code committed} there is no record before {@code empty}; {@code record} if there is
   * one then.
   */
  private record Seen(long committed, long empty, boolean record) {}

  UnreadTail(Map<String, Object> config) {
    this.config = new HashMap<>(config);
    this.config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    this.config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65536);
    this.config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    this.config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /** Up to where it is known that everything was read, where {@code committed} is. */
  long read(TopicPartition partition, long committed) {
    return seen(partition, committed).empty;
  }

  /** Looks from {@code committed} to {@code end}, unless a record is known to be there. */
  void look(TopicPartition partition, long committed, long end) {
    Seen known = seen(partition, committed);
    if (!known.record && known.empty < end) {
      seen.put(partition, looked(partition, committed, known.empty));
    }
  }

  /** What was seen from another commit on says nothing. */
  private Seen seen(TopicPartition partition, long committed) {
    Seen known = seen.get(partition);
    return known != null && known.committed == committed
        ? known
        : new Seen(committed, committed, false);
  }

  private Seen looked(TopicPartition partition, long committed, long from) {
    KafkaConsumer<byte[], byte[]> reader = consumer();
    reader.assign(List.of(partition));
    reader.seek(partition, from);
    boolean record = !reader.poll(LOOK).isEmpty();
    // An open transaction ends the look early: then there is neither a record nor progress.
    return new Seen(committed, record ? from : reader.position(partition, LOOK), record);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
