package com.relevo.local.demo;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.Topic;
import com.relevo.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

/**
 * Reads what the services committed, from the beginning: events, and the keys of deliveries. For
 * one thread.
 */
final class Follower implements AutoCloseable {
  private static final List<Topic> EVENTS =
      List.of(Topic.LEADS, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.SLA);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;

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
    List<Event> found = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
      if (record.topic().equals(Topic.SUBMISSIONS.topicName())) {
        deliveryKeys.accept(record.key());
      } else {
        event(record).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(event -> event.meta().recordedAt()));
    found.forEach(events);
  }

  private static Optional<Event> event(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader(CloudEvents.TYPE);
    if (type == null || record.value() == null) {
      return Optional.empty();
    }
    try {
      return EventType.ofType(new String(type.value(), StandardCharsets.UTF_8))
          .map(known -> EventJson.read(known, record.value()));
    } catch (UnreadableEventException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
