package com.relevo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.EventType;
import com.relevo.events.SlaEvent.SlaWaived;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.local.EmbeddedKafka;
import com.relevo.sla.config.CommandProperties;
import com.relevo.sla.stream.LivePartitions;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.EndpointAccess;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What people ask of the monitor over HTTP: two instances on a Kafka of their own. */
@TestMethodOrder(OrderAnnotation.class)
class PeoplesQuestionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  // Kafka's own waits are a minute and more; what is configured has room on a loaded machine.
  private static final Duration NO_HANG = Duration.ofSeconds(20);
  private static final int LEADS = 12;
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private static final String OPS = TestIssuer.shared().bearer("mia.head", Role.SALES_OPS);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static EmbeddedKafka kafka;
  private static Records records;
  private static List<ConfigurableApplicationContext> instances;

  @BeforeAll
  static void start() throws IOException {
    kafka = new EmbeddedKafka(directory.resolve("kafka"), 0).start();
    records = new Records(kafka.bootstrapServers());
    instances = List.of(instance("one"), instance("other"));
    for (int i = 0; i < LEADS; i++) {
      records.send(lead(i).qualified(START.plusSeconds(i)));
    }
    instances.forEach(instance ->
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> get(instance, "/actuator/health/readiness").statusCode() == 200));
  }

  private static ConfigurableApplicationContext instance(String name) throws IOException {
    return new SpringApplicationBuilder(SlaMonitorService.class)
        .run(
            "--server.port=0",
            TestIssuer.shared().setting(),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--relevo.advertised-host=127.0.0.1",
            "--relevo.agreement=" + agreement(),
            "--relevo.topics.partitions=3",
            "--relevo.sla.synthetic.interval=1s",
            "--relevo.stream.session-timeout-ms=6000",
            "--relevo.stream.state-dir=" + directory.resolve(name));
  }

  private static Path agreement() throws IOException {
    String shipped;
    try (var example = PeoplesQuestionsTest.class.getResourceAsStream("/relevo/agreement.yaml")) {
      shipped = new String(example.readAllBytes());
    }
    String ours =
        """

        targets:
          - { id: route, kind: time-to-route, budget: 2s, calendar: elapsed }
          - { id: respond, kind: time-to-first-response, budget: 2h, calendar: elapsed }

        """;
    return Files.writeString(
        directory.resolve("agreement.yaml"),
        shipped.substring(0, shipped.indexOf("\ntargets:"))
            + ours
            + shipped.substring(shipped.indexOf("\ndispositions:")));
  }

  @AfterAll
  static void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
    records.close();
    kafka.close();
  }

  private static LeadStory lead(int number) {
    return LeadStory.german("lead-" + number);
  }

  @Test
  @Order(1)
  void pagesThroughWhatIsDueOverBothInstances() {
    for (ConfigurableApplicationContext asked : instances) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(allPages(asked, "target=respond&team=sdr-emea&within=PT3H&limit=5"))
                  .containsExactlyElementsOf(
                      IntStream.range(0, LEADS)
                          .mapToObj(i -> "lead-" + i + "/1/respond")
                          .toList()));
      JsonNode page = json(get(asked, "/sla/due?target=respond&within=PT3H&limit=1"));
      assertThat(page.path("complete").booleanValue()).as(page.toString()).isTrue();
      assertThat(page.path("partitions").size()).isEqualTo(3);
      assertThat(page.path("items").path(0).path("dueAt").asString())
          .isEqualTo(START.plus(Duration.ofHours(2)).toString());
    }
    // Both hold some, so that neither could have answered alone.
    instances.forEach(
        each -> assertThat(each.getBean(LivePartitions.class).partitions()).isNotEmpty());
  }

  @Test
  @Order(2)
  void answersNothingWithAnEmptyPageAndNonsenseWithAReason() {
    ConfigurableApplicationContext asked = instances.getFirst();
    JsonNode empty = json(get(asked, "/sla/due?team=nobody"));
    assertThat(empty.path("items").size()).isZero();
    assertThat(empty.path("complete").booleanValue()).isTrue();
    assertThat(json(get(asked, "/sla/due?target=respond&within=PT1H")).path("items").size())
        .isZero();

    HttpResponse<String> nonsense = get(asked, "/sla/due?within=tomorrow");
    assertThat(nonsense.statusCode()).isEqualTo(400);
    assertThat(nonsense.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(nonsense.body()).contains("\"code\":\"invalid_within\"", "PT4H");
  }

  @Test
  @Order(3)
  void waivesABreachWhicheverInstanceIsAsked() {
    for (int i = 0; i < 4; i++) {
      ConfigurableApplicationContext asked = instances.get(i % 2);
      String id = lead(i).lead() + "/1/route";
      awaitState(asked, i, "BREACHED");
      HttpResponse<String> waived = post(asked, id + "/waivers", "{\"reason\":\"fair week\"}");
      assertThat(waived.statusCode()).as(waived.body()).isEqualTo(200);
      assertThat(json(waived).path("event").asString()).isEqualTo("sla.waived.v1");
    }
    List<Event> said =
        records.events(
            Topic.SLA,
            all -> all.stream().filter(SlaWaived.class::isInstance).count() >= 4,
            PATIENCE);
    assertThat(said)
        .filteredOn(SlaWaived.class::isInstance)
        .hasSize(4)
        .allSatisfy(each -> {
          assertThat(((SlaWaived) each).approver()).isEqualTo("mia.head");
          assertThat(each.meta().actor()).isEqualTo("mia.head");
        });
    assertThat(get(instances.getFirst(), "/sla/leads/lead-0").body()).contains("\"waived\":true");
  }

  @Test
  @Order(4)
  void disputesABreachOnceAndResolvesIt() {
    ConfigurableApplicationContext asked = instances.getLast();
    awaitState(asked, 5, "BREACHED");
    String id = "lead-5/1/route";
    String dispute = "{\"reason\":\"I had called\"}";
    String uphold = "{\"outcome\":\"upheld\",\"reason\":\"seen\"}";

    refused(post(asked, id + "/disputes/resolution", uphold), 409, "not_disputed");
    assertThat(post(asked, id + "/disputes", dispute).statusCode()).isEqualTo(200);
    assertThat(post(asked, id + "/disputes", dispute).body())
        .as("said again")
        .contains("\"event\":\"sla.disputed.v1\"", "\"eventId\":\"");
    refused(
        post(asked, id + "/disputes", dispute.replace("called", "mailed")),
        409,
        "nothing_to_dispute");
    assertThat(post(asked, id + "/disputes/resolution", uphold).statusCode()).isEqualTo(200);
    refused(
        post(asked, id + "/disputes/resolution", uphold.replace("upheld", "dismissed")),
        409,
        "not_disputed");
    assertThat(get(asked, "/sla/leads/lead-5").body()).contains("\"dispute\":\"UPHELD\"");
    assertThat(
            records.events(
                Topic.SLA,
                all -> all.stream().anyMatch(e -> e.type() == EventType.SLA_DISPUTE_RESOLVED),
                PATIENCE))
        .filteredOn(event -> event.leadId().equals(lead(5).lead()))
        .extracting(Event::type)
        .containsSubsequence(
            EventType.SLA_BREACHED, EventType.SLA_DISPUTED, EventType.SLA_DISPUTE_RESOLVED);
  }

  @Test
  @Order(5)
  void saysWhyItRefuses() {
    ConfigurableApplicationContext asked = instances.getFirst();
    String waiver = "{\"reason\":\"x\"}";
    refused(post(asked, "nobody/1/route/waivers", waiver), 404, "unknown_instance");
    refused(post(asked, "lead-6/1/respond/a-1/waivers", waiver), 404, "unknown_instance");
    refused(
        post(asked, "lead-6/1/respond/disputes", "{\"reason\":\"x\"}"), 409, "nothing_to_dispute");
    refused(
        post(
            asked,
            "lead-6/1/respond/waivers",
            "{\"reason\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}"),
        422,
        "expired");
    HttpResponse<String> faulty =
        post(asked, "lead-6/1/route/waivers", "{\"approver\":7,\"until\":\"ever\"}");
    refused(faulty, 422, "invalid_command");
    assertThat(faulty.body()).contains("/reason", "/approver", "/until");
    refused(post(asked, "lead-6/1/route/waivers", "no"), 400, "unreadable_body");
  }

  @TestFactory
  @Order(6)
  Stream<DynamicTest> everyEndpointIsForItsRolesAlone() {
    return EndpointAccess.tests(
        instances.getFirst(),
        TestIssuer.shared(),
        Path.of("README.md"),
        Path.of("../docs/architecture.md"));
  }

  @Test
  @Order(6)
  void showsItsOpenClocksAndThatItsSwitchesFire() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          List<String> lines =
              instances.stream()
                  .flatMap(each -> get(each, "/actuator/prometheus").body().lines())
                  .toList();
          assertThat(
                  lines.stream()
                      .filter(line -> line.startsWith("relevo_sla_open_clocks{"))
                      .filter(line -> line.contains("target=\"respond\""))
                      .mapToDouble(
                          line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                      .sum())
              .isEqualTo(LEADS);
          assertThat(lines)
              .filteredOn(
                  line -> line.startsWith("relevo_sla_synthetic_last_fired_timestamp_seconds{"))
              .hasSize(3);
          assertThat(lines)
              .anyMatch(line -> line.startsWith("relevo_sla_synthetic_lag_seconds_bucket"));
          assertThat(lines).anyMatch(line -> line.startsWith("relevo_sla_partitions"));
        });
    assertThat(records.events(Topic.SLA, all -> true, PATIENCE))
        .noneMatch(event -> event.leadId().value().startsWith("~"));
  }

  @Test
  @Order(7)
  void whileTheBrokerIsAwayACommandHearsSoAndIsTakenOnceItIsBack() {
    ConfigurableApplicationContext asked = instances.getFirst();
    String waivers = "lead-7/1/route/waivers";
    String waiver = "{\"reason\":\"x\"}";
    assertThat(asked.getBean(CommandProperties.class).sendTimeout())
        .isLessThan(Duration.ofSeconds(2));

    kafka.close();
    HttpResponse<String> away = post(asked, waivers, waiver);
    refused(away, 503, "broker_unavailable");
    assertThat(away.headers().firstValue("retry-after")).isPresent();

    kafka.start();
    await().atMost(PATIENCE).until(() -> post(asked, waivers, waiver).statusCode() == 200);
  }

  private static void refused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"code\":\"" + code + "\"");
  }

  private static void awaitState(ConfigurableApplicationContext asked, int lead, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> get(asked, "/sla/leads/lead-" + lead).body().contains(state));
  }

  private static List<String> allPages(ConfigurableApplicationContext asked, String query) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(get(asked, "/sla/due?" + query + cursor));
      page.path("items").valueStream().forEach(item -> found.add(item.path("instance").asString()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return found;
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return EventJson.mapper().readTree(response.body());
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext asked, String path) {
    return send(HttpRequest.newBuilder(uri(asked, path)).header("Authorization", OPS).build());
  }

  private static HttpResponse<String> post(
      ConfigurableApplicationContext asked, String path, String body) {
    return send(
        HttpRequest.newBuilder(uri(asked, "/sla/instances/" + path))
            .header("content-type", "application/json")
            .timeout(NO_HANG)
            .header("Authorization", OPS)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static URI uri(ConfigurableApplicationContext asked, String path) {
    return Addresses.of(asked, path);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
