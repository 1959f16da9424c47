package com.relevo.local.demo;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventJson.Opened;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.LeadKey;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the services committed, from the beginning: events with what is personal in them, and
 * the keys of deliveries. For one thread.
 */
final class Follower implements AutoCloseable {
  private static final List<Topic> EVENTS =
      List.of(Topic.LEADS, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.SLA);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A lead's key was written before its events, but may be read after them. */
  private static final Duration KEY_COMES_WITHIN = Duration.ofSeconds(3);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<LeadId, LeadKey> keys = new HashMap<>();
  private List<Waiting> waiting = List.of();

  private record Waiting(ConsumerRecord<String, byte[]> record, long untilNanos) {}

  Follower(String bootstrapServers) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>(partitionsOf(Topic.SUBMISSIONS));
    partitions.addAll(partitionsOf(Topic.LEAD_KEYS));
    EVENTS.forEach(topic -> partitions.addAll(partitionsOf(topic)));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private List<TopicPartition> partitionsOf(Topic topic) {
    return consumer.partitionsFor(topic.topicName(), PATIENCE).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  /** What is new within {@code atMost}: events of all topics by the time they were recorded. */
  void poll(Duration atMost, Consumer<Event> events, Consumer<String> deliveryKeys) {
    List<Waiting> read = new ArrayList<>(waiting);
    long until = System.nanoTime() + KEY_COMES_WITHIN.toNanos();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
      if (record.topic().equals(Topic.SUBMISSIONS.topicName())) {
        deliveryKeys.accept(record.key());
      } else if (record.topic().equals(Topic.LEAD_KEYS.topicName())) {
        heard(new LeadId(record.key()), record.value());
      } else {
        read.add(new Waiting(record, until));
      }
    }
    List<Event> found = new ArrayList<>();
    waiting = read.stream().filter(each -> !isRead(each, found)).toList();
    found.sort(Comparator.comparing(event -> event.meta().recordedAt()));
    found.forEach(events);
  }

  private void heard(LeadId lead, byte @Nullable [] key) {
    if (key == null) {
      keys.remove(lead);
    } else {
      keys.put(lead, LeadKey.read(key));
    }
  }

  /** Of one that was erased what is left is read, when it is clear that no key comes. */
  private boolean isRead(Waiting each, List<Event> found) {
    Opened opened = event(each.record).orElse(null);
    if (opened != null && opened.erased() && System.nanoTime() < each.untilNanos) {
      return false;
    }
    if (opened != null) {
      found.add(opened.event());
    }
    return true;
  }

  private Optional<Opened> event(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader(CloudEvents.TYPE);
    if (type == null || record.value() == null) {
      return Optional.empty();
    }
    LeadKeys known = lead -> Optional.ofNullable(keys.get(lead));
    try {
      return EventType.ofType(new String(type.value(), StandardCharsets.UTF_8))
          .map(each -> EventJson.read(each, record.value(), known));
    } catch (UnreadableEventException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
