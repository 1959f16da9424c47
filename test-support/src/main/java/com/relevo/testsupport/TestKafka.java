package com.relevo.testsupport;

import com.relevo.local.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One Kafka for all tests of this JVM, started at the first use and gone at its exit: a container
 * where a Docker engine answers, else the embedded broker. {@code
 * -Drelevo.test.kafka=embedded|docker} decides instead.
 */
public final class TestKafka {
  private static final String IMAGE = "apache/kafka:4.1.2";

  private TestKafka() {}

  public static String bootstrapServers() {
    return Running.SERVERS;
  }

  private static final class Running {
    static final String SERVERS = start();

    private static String start() {
      boolean docker =
          switch (System.getProperty("relevo.test.kafka", "auto")) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            case String other ->
                throw new IllegalArgumentException(
                    "Expected relevo.test.kafka to be embedded or docker, but it is " + other);
          };
      String servers = docker ? container() : embedded();
      System.out.println(
          "Tests use "
              + (docker ? "a container of " + IMAGE : "the embedded Kafka")
              + " at "
              + servers);
      return servers;
    }

    /** Testcontainers removes it when this JVM is gone. */
    private static String container() {
      KafkaContainer kafka =
          new KafkaContainer(IMAGE)
              .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
              .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "8")
              .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "8")
              .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
      kafka.start();
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "test-kafka"));
      return kafka.getBootstrapServers();
    }

    private static String embedded() {
      try {
        Path directory = Files.createTempDirectory("relevo-test-kafka");
        EmbeddedKafka kafka = new EmbeddedKafka(directory, 0).start();
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> remove(kafka, directory), "test-kafka"));
        return kafka.bootstrapServers();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(EmbeddedKafka kafka, Path directory) {
      kafka.close();
      try {
        FileSystemUtils.deleteRecursively(directory);
      } catch (IOException e) {
        System.err.println("Expected to delete " + directory + ", but " + e.getMessage());
      }
    }
  }
}
