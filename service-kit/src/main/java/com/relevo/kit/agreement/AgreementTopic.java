package com.relevo.kit.agreement;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * All partitions of {@code relevo.agreements} from their beginnings on, what is committed only. It
 * knows how far it has read, also after a {@link #close}. Not thread-safe, but for {@link #wakeUp}.
 */
final class AgreementTopic {
  private static final String NAME = Topic.AGREEMENTS.topicName();
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** How often it is asked how far there is to read. */
  private static final int READS_PER_LOOK = 10;

  private final Map<String, Object> config;
  private final EventDecoder decoder =
      new EventDecoder(
          type -> type == EventType.AGREEMENT_SCHEDULED || type == EventType.AGREEMENT_WITHDRAWN);
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private int reads;

  /** {@code config} is how to reach the broker. */
  AgreementTopic(Map<String, Object> config) {
    this.config = new HashMap<>(config);
    this.config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }

  /** What a record says; null where its key was deleted. */
  interface Reader extends BiConsumer<String, @Nullable Inbound<Event>> {}

  String servers() {
    return String.valueOf(config.get("bootstrap.servers"));
  }

  /** Until the ends as they are now; a KafkaException where that takes longer than {@code wait}. */
  void readAll(Duration wait, Reader reader) {
    long deadline = System.nanoTime() + wait.toNanos();
    while (!hasReadAll(wait, reader)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("Expected to read all of " + NAME + ", but it is not over");
      }
    }
  }

  private boolean hasReadAll(Duration wait, Reader reader) {
    try {
      KafkaConsumer<byte[], byte[]> open = open(wait);
      poll(open, PAUSE, reader);
      return isAllRead(open);
    } catch (UnknownTopicOrPartitionException _) {
      close();
      LockSupport.parkNanos(PAUSE.toNanos());
      return false;
    }
  }

  /** Waits for records that long; whether it is known that there are no others. */
  boolean read(Duration wait, Reader reader) {
    KafkaConsumer<byte[], byte[]> open = open(ASK);
    int found = poll(open, wait, reader);
    if (found > 0 || ++reads % READS_PER_LOOK != 0) {
      return false;
    }
    if (open.partitionsFor(NAME, ASK).size() != open.assignment().size()) {
      close(); // there are more now
      return false;
    }
    return isAllRead(open);
  }

  private static boolean isAllRead(KafkaConsumer<byte[], byte[]> open) {
    Map<TopicPartition, Long> ends = open.endOffsets(open.assignment(), ASK);
    return ends.entrySet().stream()
        .allMatch(end -> open.position(end.getKey(), ASK) >= end.getValue());
  }

  private int poll(KafkaConsumer<byte[], byte[]> open, Duration wait, Reader reader) {
    int found = 0;
    for (ConsumerRecord<byte[], byte[]> record : open.poll(wait)) {
      if (record.key() != null) {
        tell(record, reader);
      }
      positions.put(partition(record), record.offset() + 1);
      found++;
    }
    return found;
  }

  private void tell(ConsumerRecord<byte[], byte[]> record, Reader reader) {
    reader.accept(
        new String(record.key(), StandardCharsets.UTF_8),
        record.value() == null ? null : decoder.decode(NAME, record.headers(), record.value()));
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private KafkaConsumer<byte[], byte[]> open(Duration wait) {
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      return open;
    }
    KafkaConsumer<byte[], byte[]> fresh =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer = fresh;
    List<TopicPartition> partitions =
        fresh.partitionsFor(NAME, wait).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    if (partitions.isEmpty()) {
      // A topic that was created a moment ago is not yet known to every broker.
      throw new UnknownTopicOrPartitionException("Expected " + NAME + ", but there is none");
    }
    fresh.assign(partitions);
    partitions.forEach(partition -> {
      Long position = positions.get(partition);
      if (position == null) {
        fresh.seekToBeginning(List.of(partition));
      } else {
        fresh.seek(partition, new OffsetAndMetadata(position));
      }
    });
    return fresh;
  }

  /** Makes a read that waits end with a WakeupException. */
  void wakeUp() {
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
  }

  void close() {
    KafkaConsumer<byte[], byte[]> open = consumer;
    consumer = null;
    if (open != null) {
      open.close();
    }
  }
}
