package com.relevo.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.testsupport.CountingService.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What an orchestrator sees of a real stream over a real broker while it restores and dies. */
class ReadinessTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Records records;

  @BeforeAll
  static void open() {
    records = new Records(TestKafka.bootstrapServers());
  }

  @AfterAll
  static void close() {
    records.close();
  }

  @Test
  void isFalseWhileTheStreamRestoresAndTrueOnceItRunsAndNoCheckpointIsLeftThen() {
    try (ConfigurableApplicationContext before = service("restored", "before")) {
      awaitReady(before);
      records.send(CountingService.inputOf("restored"), "lead", Map.of(), new byte[] {'1'});
      await().atMost(DEADLINE).until(() -> before.getBean(Gate.class).counted() == 1);
    }
    // An empty state folder: everything comes from the changelog, and the gate keeps it there.
    try (ConfigurableApplicationContext restoring =
        service("restored", "after", "--gate.closed=true")) {
      Gate gate = restoring.getBean(Gate.class);
      await().atMost(DEADLINE).until(gate::holdsARestore);

      assertThat(status(restoring, "readiness")).isEqualTo(503);
      assertThat(body(restoring, "readiness")).contains("REBALANCING");
      assertThat(status(restoring, "liveness")).isEqualTo(200);

      gate.open();
      awaitReady(restoring);
      assertThat(checkpoints("after")).isEmpty();
    }
  }

  /**
   * After a crash a state with a checkpoint is trusted, whatever aborted transactions wrote to it.
   */
  private static List<Path> checkpoints(String instance) {
    try (Stream<Path> files = Files.walk(folder.resolve(instance))) {
      return files
          .filter(file -> file.endsWith(".checkpoint"))
          .filter(file -> !file.getParent().endsWith("global"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isFalseForGoodOnceTheStreamHasDiedAndLivenessWithIt() {
    try (ConfigurableApplicationContext service = service("dying", "dying")) {
      awaitReady(service);
      records.send(CountingService.poisonOf("dying"), "key", Map.of(), new byte[] {'1'});

      await().atMost(DEADLINE).until(() -> status(service, "readiness") == 503);
      await().atMost(DEADLINE).until(() -> status(service, "liveness") == 503);
      await().atMost(DEADLINE).until(() -> body(service, "readiness").contains("ERROR"));
    }
  }

  /** Else the others would have its partitions only when its session has timed out. */
  @Test
  void whoStopsHasLeftTheGroup() throws Exception {
    try (ConfigurableApplicationContext service = service("leaving", "leaving")) {
      awaitReady(service);
      assertThat(members("leaving")).hasSize(1);
    }

    assertThat(members("leaving")).isEmpty();
  }

  /** Its partitions wait for it, and nothing moves. */
  @Test
  void whoHasANameStaysInTheGroupWhileItIsAway() throws Exception {
    try (ConfigurableApplicationContext service =
        service("staying", "staying", "--relevo.stream.instance-id=pod-0")) {
      awaitReady(service);
    }

    assertThat(members("staying"))
        .singleElement()
        .extracting(MemberDescription::groupInstanceId)
        .asString()
        .contains("pod-0");
  }

  private static Collection<MemberDescription> members(String group) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()))) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members();
    }
  }

  private static ConfigurableApplicationContext service(
      String application, String instance, String... more) {
    records.createTopic(CountingService.inputOf(application), 1);
    records.createTopic(CountingService.poisonOf(application), 1);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.import=classpath:relevo-defaults.yaml",
                "--spring.application.name=" + application,
                "--spring.cloud.stream.bindings.stream-in-0.destination="
                    + CountingService.inputOf(application),
                "--spring.cloud.stream.kafka.streams.binder.functions.stream.application-id="
                    + application,
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--relevo.stream.state-dir=" + folder.resolve(instance),
                TestIssuer.shared().setting(),
                "--server.port=0"));
    arguments.addAll(List.of(more));
    return new SpringApplication(CountingService.class).run(arguments.toArray(String[]::new));
  }

  private static void awaitReady(ConfigurableApplicationContext service) {
    await().atMost(DEADLINE).until(() -> status(service, "readiness") == 200);
  }

  private static int status(ConfigurableApplicationContext service, String probe) {
    return get(service, probe).statusCode();
  }

  private static String body(ConfigurableApplicationContext service, String probe) {
    return get(service, probe).body();
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext service, String probe) {
    URI uri = Addresses.of(service, "/actuator/health/" + probe);
    try {
      return HTTP.send(
          HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
