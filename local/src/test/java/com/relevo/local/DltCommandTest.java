package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./relevo dlt} on a real broker. */
class DltCommandTest {
  private static final String VALUE = "{\"email\":\"ada@acme.example\"}";

  @TempDir private static Path directory;
  private static EmbeddedKafka kafka;
  private static int round;

  private String topic;

  @BeforeAll
  static void start() {
    kafka = new EmbeddedKafka(directory, 0).start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  /** Two letters of different services on a topic of the test's own. */
  @BeforeEach
  void letters() throws Exception {
    topic = "relevo.test" + round++;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, 3, (short) 1), new NewTopic(topic + ".dlt", 1, (short) 1)))
          .all()
          .get();
    }
    bury("lead-1", "scoring-service", "unreadable");
    bury("lead-2", "handoff-service", "decision_failed");
  }

  private void bury(String key, String service, String reason) throws Exception {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(topic + ".dlt", key, VALUE.getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_id",
            "event-of-" + key,
            DeadLetters.SERVICE,
            service,
            DeadLetters.REASON,
            reason,
            DeadLetters.TEXT,
            "Expected something else",
            DeadLetters.TOPIC,
            topic,
            DeadLetters.AT,
            "2026-11-26T11:00:00Z")
        .forEach(
            (name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(letter).get();
    }
  }

  private CommandRun dlt(String... arguments) {
    List<String> all = new ArrayList<>(List.of("dlt"));
    all.addAll(List.of(arguments));
    all.add("--bootstrap-servers=" + kafka.bootstrapServers());
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String letter(int offset) {
    return topic + ".dlt/0/" + offset;
  }

  private List<ConsumerRecord<String, byte[]>> replayed() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          List.of(
              new TopicPartition(topic, 0),
              new TopicPartition(topic, 1),
              new TopicPartition(topic, 2));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
      return found;
    }
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> all = new TreeMap<>();
    record
        .headers()
        .forEach(each -> all.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
    return all;
  }

  @Test
  void listsWhatWaitsAndShowsOneInFull() {
    CommandRun list = dlt("list", "--topic=" + topic);
    assertThat(list.exitCode()).as(list.output()).isZero();
    assertThat(list.output())
        .contains(
            letter(0), "scoring-service", "unreadable", "lead-2", "2 dead letters, 2 not replayed");

    assertThat(dlt("list", "--topic=" + topic, "--reason=unreadable", "--json").output())
        .contains("\"key\":\"lead-1\"", "\"replayed\":false")
        .doesNotContain("lead-2");

    assertThat(dlt("show", letter(0)).output())
        .contains("Expected something else", "ada@acme.example", "ce_id: event-of-lead-1");
    CommandRun nothing = dlt("show", letter(99));
    assertThat(nothing.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(nothing.output()).contains("There is no dead letter at " + letter(99));
  }

  @Test
  void replaysEachOnceWithItsKeyAndHeadersForTheServiceThatFailed() {
    assertThat(dlt("replay", "--topic=" + topic, "--service=scoring-service").output())
        .contains(
            letter(0) + " replayed to " + topic + " for scoring-service", "1 replayed, 0 left");

    assertThat(replayed())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.key()).isEqualTo("lead-1");
          assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo(VALUE);
          assertThat(headers(record))
              .containsOnly(
                  Map.entry("ce_id", "event-of-lead-1"),
                  Map.entry(DeadLetters.REPLAY_FOR, "scoring-service"),
                  Map.entry(DeadLetters.REPLAY_OF, letter(0)));
        });
    assertThat(dlt("list", "--topic=" + topic).output()).contains("2 dead letters, 1 not replayed");

    CommandRun twice = dlt("replay", letter(0));
    assertThat(twice.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(twice.output()).contains("was replayed before", "0 replayed, 1 left");
    assertThat(dlt("replay", "--topic=" + topic).output()).contains("1 replayed, 1 left");
    assertThat(replayed())
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrder("lead-1", "lead-2");

    assertThat(dlt("replay", letter(0), "--again").output()).contains("1 replayed, 0 left");
    assertThat(replayed()).hasSize(3);
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(dlt("replay", "--topic=" + topic, "--dry-run").output())
        .contains("would go to " + topic, "2 would be replayed, 0 left");
    assertThat(replayed()).isEmpty();
    assertThat(dlt("list", "--topic=" + topic).output()).contains("2 not replayed");
  }

  @Test
  void replaysNothingThatWasNotAskedFor() {
    CommandRun run = dlt("replay");
    assertThat(run.exitCode()).isEqualTo(CannotRun.USAGE);
    assertThat(run.output()).contains("--all");
    assertThat(replayed()).isEmpty();
  }

  @Test
  void aBrokerThatIsNotThereIsSaidInALine() {
    CommandRun run = CommandRun.of("dlt", "list", "--bootstrap-servers=127.0.0.1:" + Ports.free());
    assertThat(run.exitCode()).isEqualTo(CannotRun.FAILED);
    assertThat(run.output()).contains("does not answer").hasLineCount(1);
  }
}
