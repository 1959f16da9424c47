package com.relevo.benchmarks.assign;

import com.relevo.events.AssignmentId;
import com.relevo.events.EventJson;
import com.relevo.events.LeadId;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.stream.DeskTopology;
import com.relevo.kit.stream.BoundedRocksDb;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;

/**
 * The desks' own topology, exactly once, on a real broker that has all requests already, until it
 * has committed the last; who had what is counted from what it wrote.
 */
final class DeskRun {
  private static final String APPLICATION = "relevo.handoff";

  private final String bootstrap;
  private final int partitions;
  private final int commitMillis;
  private final Path directory;

  DeskRun(String bootstrap, int partitions, int commitMillis, Path directory) {
    this.bootstrap = bootstrap;
    this.partitions = partitions;
    this.commitMillis = commitMillis;
    this.directory = directory;
  }

  private record Sample(long nanos, long committed) {}

  Measured run(Size size, int leads) throws InterruptedException, ExecutionException {
    createTopics();
    write(size, leads);
    double perSecond = assign(size, leads);
    Map<String, Long> had = count();
    long assigned = had.values().stream().mapToLong(Long::longValue).sum();
    if (assigned != leads) {
      throw new IllegalStateException("Expected " + leads + " assignments, but " + assigned);
    }
    return new Measured("relevo", size, assigned, perSecond, size.jain(had));
  }

  private void createTopics() throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              Stream.of(Topic.HANDOFF_DESK, Topic.HANDOFF_PROPOSALS)
                  .map(topic -> new NewTopic(topic.topicName(), partitions, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  private void write(Size size, int leads) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            20);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int lead = 0; lead < leads; lead++) {
        Asked asked =
            new Asked(
                new TeamId(size.pool(lead)),
                new LeadId("lead-" + lead),
                1,
                new AssignmentId(new UUID(1, lead).toString()));
        Outbound out = DeskTopology.request(asked, Instant.ofEpochMilli(lead));
        ProducerRecord<String, byte[]> record =
            new ProducerRecord<>(out.topic(), out.key(), out.value());
        out.headers()
            .forEach(
                (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
      }
    }
  }

  /** Per second over the middle 80 %. */
  private double assign(Size size, int leads) throws InterruptedException, ExecutionException {
    StreamsBuilder builder = new StreamsBuilder();
    DeskTopology.build(
        builder.stream(
            Topic.HANDOFF_DESK.topicName(),
            Consumed.with(Serdes.String(), DeskTopology.requests())),
        size.rosters(),
        new SimpleMeterRegistry());
    List<Sample> samples = new ArrayList<>();
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings());
        Admin admin = admin()) {
      streams.start();
      for (long committed = 0; committed < leads; Thread.sleep(50)) {
        committed = committed(admin);
        if (committed > 0) {
          samples.add(new Sample(System.nanoTime(), committed));
        }
      }
    }
    Sample from = reached(samples, leads / 10);
    Sample until = reached(samples, leads * 9L / 10);
    return from == until
        ? Double.NaN // too few leads to say
        : (until.committed - from.committed) * 1e9 / (until.nanos - from.nanos);
  }

  private static Sample reached(List<Sample> samples, long committed) {
    return samples.stream().filter(each -> each.committed >= committed).findFirst().orElseThrow();
  }

  /** From the topic, by a reader that knows nothing of desks. */
  private Map<String, Long> count() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    Map<String, Long> had = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          IntStream.range(0, partitions)
              .mapToObj(each -> new TopicPartition(Topic.HANDOFF_PROPOSALS.topicName(), each))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          String rep = EventJson.mapper().readTree(each.value()).path("rep").asString();
          had.merge(rep, 1L, Long::sum);
        }
      }
    }
    return had;
  }

  private static long committed(Admin admin) throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(APPLICATION)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .filter(each -> each != null)
        .mapToLong(each -> each.offset())
        .sum();
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /** As relevo-defaults.yaml sets them. */
  private Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    settings.put(StreamsConfig.producerPrefix("linger.ms"), 5);
    return settings;
  }
}
