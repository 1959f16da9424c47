package com.relevo.local.deadletters;

import com.relevo.events.DeadLetters;
import com.relevo.local.CannotRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads dead letters from the broker, up to what was there when it began. */
final class LetterBox implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final String servers;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  LetterBox(Properties brokers) {
    this.servers = brokers.getProperty("bootstrap.servers");
    Properties reading = new Properties();
    reading.putAll(brokers);
    reading.put("isolation.level", "read_committed");
    reading.put("enable.auto.commit", "false");
    reading.put("max.partition.fetch.bytes", "4194304");
    try {
      this.admin = Admin.create(brokers);
      this.consumer =
          new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  /** All topics of the brokers. */
  Set<String> topics() {
    try {
      return new TreeSet<>(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotRun(CannotRun.INTERRUPTED, "Interrupted.");
    }
  }

  private CannotRun unreachable(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new CannotRun(
        CannotRun.FAILED, "The broker at " + servers + " does not answer: " + cause.getMessage());
  }

  /**
   * The letters of these topics that are {@code wanted}, the oldest first, without their values.
   */
  List<DeadLetter> read(Predicate<String> topics, Predicate<DeadLetter> wanted) {
    List<TopicPartition> partitions =
        topics().stream()
            .filter(topic -> topic.endsWith(DeadLetter.ENDING) && topics.test(topic))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    List<DeadLetter> found = new ArrayList<>();
    Set<String> replayed = new HashSet<>();
    scan(
        partitions,
        record -> {
          String mark = header(record.headers(), DeadLetters.REPLAYED);
          if (mark != null) {
            replayed.add(record.topic() + "/" + mark);
          } else if (wanted.test(letter(record))) {
            found.add(letter(record));
          }
        });
    return found.stream()
        .map(each -> each.replayed(replayed.contains(each.id().toString())))
        .sorted(
            Comparator.comparing(DeadLetter::at)
                .thenComparing(each -> each.id().topic())
                .thenComparing(each -> each.id().partition())
                .thenComparing(each -> each.id().offset()))
        .toList();
  }

  private void scan(
      List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    while (!ends.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        each.accept(record);
      }
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }

  /** The whole record; empty where it is gone or never was. */
  Optional<ConsumerRecord<byte[], byte[]>> fetch(LetterId id) {
    if (!topics().contains(id.topic())
        || id.partition() >= consumer.partitionsFor(id.topic()).size()) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(id.at());
    consumer.assign(one);
    if (id.offset() < consumer.beginningOffsets(one).getOrDefault(id.at(), 0L)
        || id.offset() >= consumer.endOffsets(one).getOrDefault(id.at(), 0L)) {
      return Optional.empty();
    }
    consumer.seek(id.at(), id.offset());
    while (consumer.position(id.at()) <= id.offset()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return Optional.of(record)
            .filter(it ->
                it.offset() == id.offset() && header(it.headers(), DeadLetters.REPLAYED) == null);
      }
    }
    return Optional.empty();
  }

  static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(each -> headers.put(each.key(), text(each.value())));
    return DeadLetter.of(
        new LetterId(record.topic(), record.partition(), record.offset()),
        text(record.key()),
        headers,
        Instant.ofEpochMilli(record.timestamp()));
  }

  private static @Nullable String header(Headers headers, String name) {
    return headers.lastHeader(name) == null ? null : text(headers.lastHeader(name).value());
  }

  static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }
}
