package com.relevo.kit.simulation;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.simulation.Extent.Range;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What some topics keep of the past, in the order of its time. Reads what is committed, in no
 * group, and leaves nothing behind. Throws a KafkaException where the broker does not answer, an
 * InterruptException when the thread is interrupted.
 */
public final class PastLog {
  /** A record is written at most so much after it was recorded. */
  private static final Duration WRITTEN_WITHIN = Duration.ofHours(1);

  private static final int PATIENCE_MS = 5_000;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int IDLE_POLLS = 60;
  private static final int AT_A_TIME = 2_000;

  /** A partition of which so many records wait for those of others is not read on. */
  private static final int AHEAD = 500;

  private final Map<String, Object> config;
  private final Set<Topic> topics;
  private final LeadKeys keys;
  private final boolean evenErased;

  /** Passes over what is left of leads that were erased. */
  public PastLog(Map<String, Object> kafka, Set<Topic> topics, LeadKeys keys) {
    this(kafka, topics, keys, false);
  }

  private PastLog(Map<String, Object> kafka, Set<Topic> topics, LeadKeys keys, boolean evenErased) {
    this.config = new HashMap<>(kafka);
    this.keys = keys;
    this.evenErased = evenErased;
    this.topics = topics;
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_A_TIME);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    // What is asked for was written long ago; the wait is for a marker behind it at most.
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  /** The same, with what is left of leads that were erased: times and codes. */
  public PastLog evenErased() {
    return new PastLog(config, topics, keys, true);
  }

  /**
   * What was recorded from {@code from} on, before {@code to}, and is there now. Of relevo.leads
   * from its beginning: what a lead is, and a consent, holds until the next.
   */
  public Extent extent(Instant from, Instant to) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> all = partitions(consumer);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
      Map<TopicPartition, Long> last = consumer.endOffsets(all);
      Map<TopicPartition, OffsetAndTimestamp> start = at(consumer, all, from);
      Map<TopicPartition, OffsetAndTimestamp> end = at(consumer, all, to.plus(WRITTEN_WITHIN));
      Map<TopicPartition, Range> ranges = new HashMap<>();
      for (TopicPartition each : all) {
        long written = last.getOrDefault(each, 0L);
        long begin =
            each.topic().equals(Topic.LEADS.topicName())
                ? first.getOrDefault(each, 0L)
                : offset(start.get(each), written);
        ranges.put(each, new Range(begin, offset(end.get(each), written)));
      }
      return new Extent(ranges);
    }
  }

  private static long offset(@Nullable OffsetAndTimestamp found, long otherwise) {
    return found == null ? otherwise : Math.min(found.offset(), otherwise);
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : topics) {
      consumer
          .partitionsFor(topic.topicName())
          .forEach(each -> all.add(new TopicPartition(each.topic(), each.partition())));
    }
    return all;
  }

  private static Map<TopicPartition, OffsetAndTimestamp> at(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Instant time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(each -> times.put(each, Math.max(0, time.toEpochMilli())));
    return consumer.offsetsForTimes(times);
  }

  /**
   * Every event of a type that {@code matters} whose key is {@code wanted}, by the time of its
   * record; {@code progress} hears how many more records were read. What cannot be read is passed
   * over, as it is a dead letter. In memory are some hundred records of each partition.
   */
  public void read(
      Extent extent,
      Predicate<String> wanted,
      Predicate<EventType> matters,
      Consumer<Event> sink,
      LongConsumer progress) {
    EventDecoder decoder = new EventDecoder(keys.settled(), matters);
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      try {
        read(consumer, extent, record -> decode(decoder, record, wanted, sink), progress);
      } catch (InterruptException e) {
        Thread.interrupted(); // else the consumer cannot say goodbye to the broker
        throw e;
      }
    }
  }

  private static void read(
      KafkaConsumer<String, byte[]> consumer,
      Extent extent,
      Consumer<ConsumerRecord<String, byte[]>> sink,
      LongConsumer progress) {
    InOrder inOrder = new InOrder(extent.partitions());
    consumer.assign(extent.partitions());
    extent.ranges().forEach((partition, range) -> consumer.seek(partition, range.from()));
    int idle = 0;
    for (long left = left(consumer, extent, inOrder); left > 0; ) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        if (extent.has(new TopicPartition(record.topic(), record.partition()), record.offset())) {
          inOrder.add(record);
        }
      }
      long now = left(consumer, extent, inOrder);
      inOrder.drain(sink);
      progress.accept(left - now);
      idle = now == left && records.isEmpty() ? idle + 1 : 0;
      if (idle > IDLE_POLLS) {
        throw new TimeoutException("Expected " + now + " more records, but none came");
      }
      left = now;
      readOn(consumer, extent, inOrder);
    }
  }

  private void decode(
      EventDecoder decoder,
      ConsumerRecord<String, byte[]> record,
      Predicate<String> wanted,
      Consumer<Event> sink) {
    if (record.key() != null && record.value() != null && wanted.test(record.key())) {
      Inbound<Event> found = decoder.decode(record.topic(), record.headers(), record.value());
      if ((evenErased ? found.evenErased() : found)
          instanceof Inbound.Readable<Event>(Event event)) {
        sink.accept(event);
      }
    }
  }

  /** How many records are to come; says which partitions have been read to their end. */
  private static long left(KafkaConsumer<String, byte[]> consumer, Extent extent, InOrder inOrder) {
    long left = 0;
    for (Map.Entry<TopicPartition, Range> each : extent.ranges().entrySet()) {
      long rest = rest(consumer, each);
      left += rest;
      if (rest == 0) {
        inOrder.end(each.getKey());
      }
    }
    return left;
  }

  private static long rest(
      KafkaConsumer<String, byte[]> consumer, Map.Entry<TopicPartition, Range> partition) {
    return Math.max(0, partition.getValue().to() - consumer.position(partition.getKey()));
  }

  /** What has been read to its end is not fetched any more, nor what is far ahead of the others. */
  private static void readOn(
      KafkaConsumer<String, byte[]> consumer, Extent extent, InOrder inOrder) {
    List<TopicPartition> pause = new ArrayList<>();
    List<TopicPartition> resume = new ArrayList<>();
    for (Map.Entry<TopicPartition, Range> each : extent.ranges().entrySet()) {
      boolean enough = rest(consumer, each) == 0 || inOrder.held(each.getKey()) >= AHEAD;
      (enough ? pause : resume).add(each.getKey());
    }
    consumer.pause(pause);
    consumer.resume(resume);
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
