package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EmbeddedKafkaTest {
  @TempDir Path directory;

  @Test
  void keepsWhatItAcknowledgedOverKillMinusNine() throws Exception {
    int port = Ports.free();
    String servers = "127.0.0.1:" + port;
    Process first = broker(port);
    createTopic(servers);
    write(servers, "before the kill");
    first.destroyForcibly();
    assertThat(first.waitFor()).isEqualTo(128 + 9);

    Process second = broker(port);
    write(servers, "after the kill");
    assertThat(read(servers)).containsExactly("before the kill", "after the kill");
    second.destroyForcibly();
    second.waitFor();

    try (EmbeddedKafka third = new EmbeddedKafka(directory, port).start()) {
      assertThat(read(third.bootstrapServers()))
          .containsExactly("before the kill", "after the kill");
    }
  }

  @Test
  void commitsTransactionsOnItsOneNode() throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(directory, 0).start()) {
      createTopic(kafka.bootstrapServers());
      try (KafkaProducer<String, String> producer =
          producer(kafka.bootstrapServers(), Map.of("transactional.id", "tx"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("facts", "aborted"));
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("facts", "committed"));
        producer.commitTransaction();
      }
      assertThat(read(kafka.bootstrapServers())).containsExactly("committed");
    }
  }

  /** Else what a killed instance left open blocks its partitions for up to ten seconds more. */
  @Test
  void looksForTimedOutTransactionsEachSecond() throws Exception {
    ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (EmbeddedKafka kafka = new EmbeddedKafka(directory, 0).start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(
              admin
                  .describeConfigs(List.of(node))
                  .all()
                  .get()
                  .get(node)
                  .get("transaction.abort.timed.out.transaction.cleanup.interval.ms")
                  .value())
          .isEqualTo("1000");
    }
  }

  @Test
  void createsNoTopicByItself() {
    try (EmbeddedKafka kafka = new EmbeddedKafka(directory, 0).start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        KafkaProducer<String, String> producer =
            producer(kafka.bootstrapServers(), Map.of("max.block.ms", "2000"))) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("facts", "lost")).get())
          .isInstanceOf(ExecutionException.class);
      assertThatThrownBy(() -> admin.describeTopics(List.of("facts")).allTopicNames().get())
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void saysWhereItWantedToListenAndGoesOnInTheSameJvm() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1"))) {
      EmbeddedKafka kafka = new EmbeddedKafka(directory, taken.getLocalPort());
      assertThatThrownBy(kafka::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }
  }

  private Process broker(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                directory.toString(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready 127.0.0.1:" + port);
    return process;
  }

  private static void createTopic(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic("facts", 1, (short) 1))).all().get();
    }
  }

  private static void write(String servers, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(servers, Map.of("acks", "all"))) {
      producer.send(new ProducerRecord<>("facts", value)).get();
    }
  }

  private static KafkaProducer<String, String> producer(String servers, Map<String, String> more) {
    Map<String, Object> config = new java.util.HashMap<>(more);
    config.put("bootstrap.servers", servers);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private static List<String> read(String servers) {
    TopicPartition partition = new TopicPartition("facts", 0);
    List<String> values = new ArrayList<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
