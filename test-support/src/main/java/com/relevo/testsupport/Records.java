package com.relevo.testsupport;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to and reads from a broker's topics, as a test sees them from outside. Writing is
 * synchronous.
 */
public final class Records implements AutoCloseable {
  private final String servers;
  private final KafkaProducer<String, byte[]> producer;
  private final BrokerKeys keys;

  public Records(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.keys =
        new BrokerKeys(
            consumer(),
            (lead, key) -> send(Topic.LEAD_KEYS.topicName(), lead.value(), Map.of(), key));
  }

  /** Creates what is missing of these topics, of that of leads' keys, and of their dead letters. */
  public void createTopics(int partitions, Topic... topics) {
    Set<Topic> all = EnumSet.of(Topic.LEAD_KEYS, topics);
    for (Topic topic : all) {
      createTopic(topic.topicName(), partitions);
      createTopic(Topic.deadLetterOf(topic.topicName()), partitions);
    }
  }

  /** Creates a topic that is not of the catalogue where it is missing. */
  public void createTopic(String name, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      create(admin, new NewTopic(name, partitions, (short) 1));
    }
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public RecordMetadata send(String topic, String key, Map<String, String> headers, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What is personal of leads on this broker is sealed with. */
  public LeadKeys keys() {
    return keys;
  }

  /** As a service would write it; the lead has a key then. */
  public RecordMetadata send(Event event) {
    return send(
        event.type().topic().topicName(),
        event.leadId().value(),
        CloudEvents.headers(event, "/relevo/test"),
        EventJson.write(event, keys.making()));
  }

  /**
   * All committed records of a topic from its beginning, as soon as they satisfy {@code enough};
   * fails after {@code deadline}.
   */
  public List<ConsumerRecord<String, byte[]>> read(
      String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough, Duration deadline) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    long end = System.nanoTime() + deadline.toNanos();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic, deadline);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!enough.test(List.copyOf(found))) {
        if (System.nanoTime() > end) {
          throw new AssertionError(
              "Expected more on "
                  + topic
                  + " within "
                  + deadline
                  + ", but found "
                  + summary(found));
        }
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic, Duration deadline) {
    return consumer.partitionsFor(topic, deadline).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  /** Everything that is committed on the topic now. */
  public List<Event> all(Topic topic) {
    return decode(raw(topic.topicName()));
  }

  /** The values of a header over everything that is committed on the topic now. */
  public List<String> headers(Topic topic, String name) {
    return raw(topic.topicName()).stream()
        .map(record -> record.headers().lastHeader(name))
        .filter(Objects::nonNull)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Everything that is committed on the topic now, as it is there. */
  public List<ConsumerRecord<String, byte[]>> raw(String topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic, Duration.ofSeconds(10));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found;
    }
  }

  /**
   * All committed events of a topic from its beginning, as soon as they satisfy {@code enough}; of
   * one lead in their order.
   */
  public List<Event> events(Topic topic, Predicate<List<Event>> enough, Duration deadline) {
    return decode(read(topic.topicName(), found -> enough.test(decode(found)), deadline));
  }

  private List<Event> decode(List<ConsumerRecord<String, byte[]>> records) {
    EventDecoder decoder = new EventDecoder(keys, _ -> true);
    return records.stream()
        .map(record -> decoder.decode(record.topic(), record.headers(), record.value()))
        .map(Records::readable)
        .toList();
  }

  private static Event readable(Inbound<Event> inbound) {
    if (inbound.evenErased() instanceof Inbound.Readable<Event>(Event event)) {
      return event;
    }
    throw new AssertionError("Expected an event of the catalogue, but found " + inbound);
  }

  /** How many, and the last ones. */
  private static String summary(List<ConsumerRecord<String, byte[]>> found) {
    List<String> last =
        found.subList(Math.max(0, found.size() - 5), found.size()).stream()
            .map(Records::text)
            .toList();
    return found.size() + " records, the last of them " + last;
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    return record.key()
        + "="
        + (record.value() == null ? "null" : new String(record.value(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    keys.close();
    producer.close();
  }
}
