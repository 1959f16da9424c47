package com.relevo.benchmarks.scoring;

import com.relevo.agreement.TimelineSource;
import com.relevo.benchmarks.load.SampleKeys;
import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.BoundedRocksDb;
import com.relevo.scoring.config.ScoringProperties;
import com.relevo.scoring.stream.ScoringTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;

/** One turn: all events into the broker, then the stream until it has committed the last one. */
final class ScoringRun {
  private static final String APPLICATION = "relevo.scoring";
  private static final LeadKeys KEYS = new SampleKeys();
  private static final List<Topic> INPUTS =
      List.of(Topic.LEADS, Topic.HANDOFFS, Topic.SCORING_ACCOUNTS, Topic.SCORING_STANDINGS);

  private final String bootstrap;
  private final int partitions;
  private final int threads;
  private final int commitMillis;
  private final Path directory;

  ScoringRun(String bootstrap, int partitions, int threads, int commitMillis, Path directory) {
    this.bootstrap = bootstrap;
    this.partitions = partitions;
    this.threads = threads;
    this.commitMillis = commitMillis;
    this.directory = directory;
  }

  /** How far the stream had committed when. */
  private record Sample(long nanos, long committed) {
    double perSecondSince(Sample before) {
      return (committed - before.committed) * 1e9 / (nanos - before.nanos);
    }
  }

  record Result(long events, double seconds, double overAll, double middle) {
    private static Result of(List<Sample> samples) {
      Sample first = samples.getFirst();
      Sample last = samples.getLast();
      long events = last.committed;
      Sample from = reached(samples, events / 10);
      Sample until = reached(samples, events * 9 / 10);
      return new Result(
          events,
          (last.nanos - first.nanos) / 1e9,
          last.perSecondSince(first),
          until.perSecondSince(from));
    }

    private static Sample reached(List<Sample> samples, long committed) {
      return samples.stream().filter(each -> each.committed >= committed).findFirst().orElseThrow();
    }
  }

  void createTopics() throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              Stream.concat(INPUTS.stream(), Stream.of(Topic.SCORES, Topic.QUALIFICATIONS))
                  .map(topic -> new NewTopic(topic.topicName(), partitions, (short) 1))
                  // What leads did lies half a year back.
                  .map(topic -> topic.configs(Map.of("retention.ms", "-1")))
                  .toList())
          .all()
          .get();
    }
  }

  /** Leads' events mixed, each lead's in order. */
  void write(int leads, int events) {
    Random random = new Random(1);
    write(
        IntStream.range(0, leads)
            .mapToObj(lead -> Histories.of("lead-" + lead, events, random))
            .toList());
  }

  /** The same, with sales' word on each fourth lead in the place of its last events. */
  void writeWithVerdicts(int leads, int events) {
    Random random = new Random(1);
    write(
        IntStream.range(0, leads)
            .mapToObj(lead ->
                lead % 4 == 0
                    ? Histories.withVerdict("lead-" + lead, events, random)
                    : Histories.of("lead-" + lead, events, random))
            .toList());
  }

  private void write(List<List<Event>> histories) {
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
      for (int event = 0; event < histories.getFirst().size(); event++) {
        for (List<Event> history : histories) {
          producer.send(record(history.get(event)));
        }
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(Event event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            event.type().topic().topicName(),
            null,
            event.meta().recordedAt().toEpochMilli(),
            event.leadId().value(),
            EventJson.write(event, KEYS));
    CloudEvents.headers(event, "/relevo/benchmark")
        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  Result score(long events) throws InterruptedException, ExecutionException {
    StreamsBuilder builder = new StreamsBuilder();
    ScoringTopology.build(
        builder.stream(
            INPUTS.stream().map(Topic::topicName).toList(),
            Consumed.with(Serdes.String(), ScoringTopology.inputs(KEYS))),
        TimelineSource.of(ScoringAgreement.of()),
        new ScoringProperties(Duration.ofSeconds(1), 1000, Duration.ofSeconds(10), List.of()),
        KEYS,
        new SimpleMeterRegistry());
    List<Sample> samples = new ArrayList<>();
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings());
        Admin admin = admin()) {
      streams.start();
      for (long committed = 0; committed < events; Thread.sleep(250)) {
        committed = committed(admin);
        if (committed > 0) {
          samples.add(new Sample(System.nanoTime(), committed));
        }
      }
    }
    return Result.of(samples);
  }

  private static long committed(Admin admin) throws InterruptedException, ExecutionException {
    return admin
        .listConsumerGroupOffsets(APPLICATION)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(each -> each.getKey().topic().equals(Topic.LEADS.topicName()))
        .filter(each -> each.getValue() != null)
        .mapToLong(each -> each.getValue().offset())
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
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    settings.put(StreamsConfig.producerPrefix("linger.ms"), commitMillis);
    settings.put(StreamsConfig.producerPrefix("batch.size"), 65_536);
    return settings;
  }
}
