package com.relevo.sla.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.testsupport.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real broker, step by step; the group's commits are made by hand. */
class LogWatermarkTest {
  private static final Instant ONE = Instant.parse("2026-11-23T09:00:01Z");

  private final String name = UUID.randomUUID().toString();
  private final String handoffs = "handoffs-" + name;
  private final String leads = "leads-" + name;
  private final String group = "group-" + name;
  private final Map<String, Object> config =
      Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  private final Admin admin = Admin.create(config);
  private final AtomicReference<Instant> clock = new AtomicReference<>(ONE);
  private final LogWatermark watermark = watermark(config);
  private final InputLog input = new InputLog(config, group, Set.of(handoffs, leads));
  private final UnreadTail tail = new UnreadTail(config);

  private LogWatermark watermark(Map<String, Object> config) {
    InstantSource source = clock::get;
    return new LogWatermark(config, group, Set.of(handoffs, leads), source, Duration.ofMillis(20));
  }

  @BeforeEach
  void createTopics() throws Exception {
    admin
        .createTopics(
            List.of(new NewTopic(handoffs, 2, (short) 1), new NewTopic(leads, 2, (short) 1)))
        .all()
        .get();
  }

  @AfterEach
  void close() {
    watermark.stop();
    input.close();
    tail.close();
    admin.close();
  }

  @Test
  void isNowWhereNothingWasEverWritten() throws Exception {
    assertThat(watermark.of(0)).isEqualTo(Instant.MIN);

    step();

    assertThat(watermark.of(0)).isEqualTo(ONE);
    assertThat(watermark.of(1)).isEqualTo(ONE);
    assertThat(watermark.of(2)).as("a partition that does not exist").isEqualTo(Instant.MIN);
  }

  @Test
  void isUnknownUntilTheBacklogWasRead() throws Exception {
    write(handoffs, 0);
    write(handoffs, 0);
    step();
    step();
    assertThat(watermark.of(0)).isEqualTo(Instant.MIN);
    assertThat(watermark.of(1)).isEqualTo(ONE);

    commit(handoffs, 1);
    step();
    step();
    assertThat(watermark.of(0)).isEqualTo(Instant.MIN);

    commit(handoffs, 2);
    clock.set(ONE.plusSeconds(9));
    step();
    assertThat(watermark.of(0)).isEqualTo(ONE.plusSeconds(9));
  }

  @Test
  void standsWhileOneTopicHasUnreadRecords() throws Exception {
    write(handoffs, 0);
    write(leads, 0);
    commit(handoffs, 1);
    step();
    step();

    assertThat(watermark.of(0)).isEqualTo(Instant.MIN);
  }

  @Test
  void takesTheInstantAtWhichTheEndWasAskedFor() throws Exception {
    write(handoffs, 0);
    commit(handoffs, 1);
    step();
    write(handoffs, 0);
    clock.set(ONE.plusSeconds(5));
    step();
    assertThat(watermark.of(0)).as("asked before the second record").isEqualTo(ONE);

    commit(handoffs, 2);
    write(handoffs, 0);
    clock.set(ONE.plusSeconds(7));
    step();
    assertThat(watermark.of(0)).as("asked before the third").isEqualTo(ONE.plusSeconds(5));
  }

  @Test
  void waitsForOpenTransactions() throws Exception {
    try (KafkaProducer<String, String> producer = transactional()) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(handoffs, 0, "k", "evidence")).get();
      step();
      step();
      assertThat(watermark.of(0)).isEqualTo(Instant.MIN);

      producer.commitTransaction();
      step();
      step();
      assertThat(watermark.of(0)).as("committed, but not read").isEqualTo(Instant.MIN);
    }
  }

  @Test
  void passesOverTheMarkerThatTheStreamDidNotCommit() throws Exception {
    try (KafkaProducer<String, String> producer = transactional()) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(handoffs, 0, "k", "evidence")).get();
      producer.commitTransaction();
    }
    commit(handoffs, 1); // the record; its transaction's marker has the offset behind it
    untilKnown();

    assertThat(watermark.of(0)).isEqualTo(ONE);
  }

  @Test
  void passesOverWhatWasAborted() throws Exception {
    try (KafkaProducer<String, String> producer = transactional()) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(handoffs, 0, "k", "never was")).get();
      producer.abortTransaction();
    }
    untilKnown();

    assertThat(watermark.of(0)).isEqualTo(ONE);
  }

  @Test
  void seesARecordBehindAMarker() throws Exception {
    try (KafkaProducer<String, String> producer = transactional()) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(handoffs, 0, "k", "one")).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(handoffs, 0, "k", "two")).get();
      producer.commitTransaction();
    }
    commit(handoffs, 1);
    for (int i = 0; i < 5; i++) {
      step();
    }

    assertThat(watermark.of(0)).isEqualTo(Instant.MIN);
  }

  @Test
  void standsWhereTheBrokerDoesNotAnswer() throws Exception {
    Map<String, Object> nowhere = new HashMap<>(config);
    nowhere.put("bootstrap.servers", "127.0.0.1:1");
    nowhere.put("default.api.timeout.ms", 500);
    nowhere.put("request.timeout.ms", 500);
    LogWatermark blind = watermark(nowhere);
    try (InputLog nobody = new InputLog(nowhere, group, Set.of(handoffs))) {
      blind.step(nobody, tail);
      clock.set(ONE.plusSeconds(60));
      blind.step(nobody, tail);
    }

    assertThat(blind.of(0)).isEqualTo(Instant.MIN);
    assertThat(blind.age()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void movesByItselfOnceStarted() {
    watermark.start();
    org.awaitility.Awaitility.await().until(() -> watermark.of(1).equals(ONE));
    assertThat(watermark.age()).isZero();

    clock.set(ONE.plusSeconds(3));
    org.awaitility.Awaitility.await().until(() -> watermark.of(1).equals(ONE.plusSeconds(3)));
  }

  private void step() throws InterruptedException {
    watermark.step(input, tail);
  }

  /** The look behind the commit may find the marker a moment later. */
  private void untilKnown() {
    org.awaitility.Awaitility.await()
        .until(() -> {
          step();
          return !watermark.of(0).equals(Instant.MIN);
        });
  }

  private void write(String topic, int partition) throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, "k", "v")).get();
    }
  }

  private KafkaProducer<String, String> transactional() {
    Map<String, Object> with = new HashMap<>(config);
    with.put("transactional.id", name);
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(with, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  private void commit(String topic, long offset) throws ExecutionException, InterruptedException {
    admin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
        .all()
        .get();
  }
}
