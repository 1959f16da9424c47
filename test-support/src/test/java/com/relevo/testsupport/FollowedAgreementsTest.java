package com.relevo.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.AgreementEvent.AgreementWithdrawn;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Topic;
import com.relevo.local.EmbeddedKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service follows {@code relevo.agreements} over a real broker: one of its own, for what is on
 * that topic concerns every service.
 */
class FollowedAgreementsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The service's own clock: no fact of a test is nearer to now than this. */
  private static final Duration FAR = Duration.ofDays(30);

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static Records records;
  private static Instant now;

  @BeforeAll
  static void open() {
    kafka = new EmbeddedKafka(folder.resolve("kafka"), 0).start();
    records = new Records(kafka.bootstrapServers());
    records.createTopics(3, Topic.AGREEMENTS);
    now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @AfterAll
  static void close() {
    records.close();
    kafka.close();
  }

  @Test
  void aServiceKnowsAllVersionsWhenItStartsAndHearsOfEachThatComesAlsoAfterTheBrokerWasAway() {
    records.send(Agreements.scheduled("old", now.minus(FAR)));
    records.send(Agreements.scheduled("older", now.minus(FAR.multipliedBy(2))));
    records.send(Agreements.scheduled("taken-back", now.plus(FAR)));
    records.send(withdrawn("taken-back"));
    records.send(
        Topic.AGREEMENTS.topicName(),
        "bad",
        Map.of("ce_type", "agreement.scheduled.v1"),
        "{".getBytes(StandardCharsets.UTF_8));

    try (ConfigurableApplicationContext service = service("first")) {
      AgreementTimeline atTheStart = timeline(service);
      assertThat(atTheStart.at(now).version()).isEqualTo("old");
      assertThat(atTheStart.at(now.minus(FAR).minusMillis(1)).version()).isEqualTo("older");
      assertThat(atTheStart.switches()).hasSize(2);
      assertThat(metric(service, "relevo.agreement.unreadable")).isEqualTo(1);
      assertThat(metric(service, "relevo.agreement.late"))
          .as("what took effect before the start is no news that is late")
          .isZero();
      assertThat(inForce(service)).isEqualTo("old");
      assertThat(health(service))
          .contains("\"inForce\":\"old\"", "\"unreadable\":{\"bad\":")
          .doesNotContain("\"next\"");

      records.send(Agreements.scheduled("next", now.plus(FAR)));
      await().atMost(DEADLINE).until(() -> timeline(service).version("next").isPresent());
      assertThat(timeline(service).at(now).version()).isEqualTo("old");
      assertThat(timeline(service).at(now.plus(FAR)).version()).isEqualTo("next");
      assertThat(
              service
                  .getBean(MeterRegistry.class)
                  .get("relevo.agreement.next.change.seconds")
                  .gauge()
                  .value())
          .isBetween(FAR.toSeconds() - 600.0, (double) FAR.toSeconds());
      assertThat(health(service)).contains("\"next\":{", now.plus(FAR).toString());

      records.send(withdrawn("next"));
      await().atMost(DEADLINE).until(() -> timeline(service).version("next").isEmpty());

      records.send(Agreements.scheduled("too-late", now.minusSeconds(1)));
      await().atMost(DEADLINE).until(() -> inForce(service).equals("too-late"));
      assertThat(metric(service, "relevo.agreement.late")).isEqualTo(1);

      restartTheBroker();
      records.send(Agreements.scheduled("after-the-outage", now.plus(FAR)));
      await()
          .atMost(DEADLINE)
          .until(() -> timeline(service).version("after-the-outage").isPresent());
      assertThat(metric(service, "relevo.agreement.unreadable"))
          .as("it goes on from where it was")
          .isEqualTo(1);
    }
    try (ConfigurableApplicationContext another = service("second")) {
      assertThat(timeline(another).at(now).version()).isEqualTo("too-late");
      assertThat(timeline(another).next(now).orElseThrow().agreement().version())
          .isEqualTo("after-the-outage");
    }
  }

  private static void restartTheBroker() {
    int port = URI.create("kafka://" + kafka.bootstrapServers()).getPort();
    records.close();
    kafka.close();
    kafka = new EmbeddedKafka(folder.resolve("kafka"), port).start();
    records = new Records(kafka.bootstrapServers());
  }

  private static AgreementWithdrawn withdrawn(String version) {
    return new AgreementWithdrawn(
        new Meta(
            "withdrawn " + version,
            new LeadId(version),
            0,
            now,
            now,
            null,
            List.of(),
            Mode.LIVE,
            null),
        version,
        null);
  }

  private static AgreementTimeline timeline(ConfigurableApplicationContext service) {
    return service.getBean(TimelineSource.class).timeline();
  }

  private static double metric(ConfigurableApplicationContext service, String name) {
    return service.getBean(MeterRegistry.class).get(name).counter().count();
  }

  private static String inForce(ConfigurableApplicationContext service) {
    return String.valueOf(
        service
            .getBean(MeterRegistry.class)
            .get("relevo.agreement.in.force")
            .gauge()
            .getId()
            .getTag("version"));
  }

  private static ConfigurableApplicationContext service(String instance) {
    String application = "follower-" + instance;
    records.createTopic(CountingService.inputOf(application), 1);
    records.createTopic(CountingService.poisonOf(application), 1);
    return new SpringApplication(CountingService.class)
        .run(
            "--spring.config.import=classpath:relevo-defaults.yaml",
            "--spring.application.name=" + application,
            "--spring.cloud.stream.bindings.stream-in-0.destination="
                + CountingService.inputOf(application),
            "--spring.cloud.stream.kafka.streams.binder.functions.stream.application-id="
                + application,
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--relevo.stream.state-dir=" + folder.resolve(instance),
            "--relevo.security.enabled=false",
            "--server.port=0");
  }

  private static String health(ConfigurableApplicationContext service) {
    URI uri = Addresses.of(service, "/actuator/health");
    try {
      return HTTP.send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
