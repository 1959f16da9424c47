package com.relevo.alignment.store;

import com.relevo.agreement.DocumentDigest;
import com.relevo.events.AgreementEvent.AgreementScheduled;
import com.relevo.events.AgreementEvent.AgreementWithdrawn;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands on the topic of the agreements: read whole, once, at the start. */
final class PublishedAgreements {
  private static final Logger log = LoggerFactory.getLogger(PublishedAgreements.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Duration patience;

  PublishedAgreements(Supplier<Consumer<byte[], byte[]>> consumers, Duration patience) {
    this.consumers = consumers;
    this.patience = patience;
  }

  /** {@code keys} are all there are; {@code scheduled} the newest scheduling of each version. */
  record Found(Set<String> keys, Collection<AgreementScheduled> scheduled) {}

  Found read() {
    Map<String, Optional<AgreementScheduled>> newest = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.AGREEMENTS.topicName(), patience).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
      long deadline = System.nanoTime() + patience.toNanos();
      while (!reached(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "Expected to read all of " + Topic.AGREEMENTS.topicName() + " within " + patience);
        }
        consumer.poll(POLL).forEach(record -> hear(record, newest));
      }
    }
    return new Found(
        Set.copyOf(newest.keySet()), newest.values().stream().flatMap(Optional::stream).toList());
  }

  private static boolean reached(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void hear(
      ConsumerRecord<byte[], byte[]> record, Map<String, Optional<AgreementScheduled>> newest) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      newest.remove(key);
      return;
    }
    switch (event(record.headers(), record.value()).orElse(null)) {
      case AgreementScheduled scheduled ->
          newest.put(key, Optional.of(scheduled).filter(PublishedAgreements::whole));
      case AgreementWithdrawn _ -> newest.put(key, Optional.empty());
      case null, default -> newest.putIfAbsent(key, Optional.empty());
    }
  }

  /** As the services read it: another one they pass over. */
  @SuppressWarnings("NullAway") // JSON may leave out what the record's components promise
  private static boolean whole(AgreementScheduled event) {
    boolean whole =
        event.document() != null
            && event.effectiveAt() != null
            && DocumentDigest.of(event.document(), event.files()).equals(event.digest());
    if (!whole) {
      log.error(
          "Agreement {} on the topic is not what was signed and is passed over", event.version());
    }
    return whole;
  }

  private static Optional<Event> event(Headers headers, byte[] value) {
    Header type = headers.lastHeader(CloudEvents.TYPE);
    try {
      return Optional.ofNullable(type)
          .flatMap(each -> EventType.ofType(new String(each.value(), StandardCharsets.UTF_8)))
          .map(each -> EventJson.read(each, value));
    } catch (UnreadableEventException e) {
      log.error("A record of {} cannot be read", Topic.AGREEMENTS.topicName(), e);
      return Optional.empty();
    }
  }
}
