package com.relevo.scoring;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.MEETING_BOOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.EndpointAccess;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service as it runs, twice, on a real Kafka, with the shipped agreement. */
class ScoringServiceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int LEADS = 8;

  @TempDir static Path state;
  private static ConfigurableApplicationContext one;
  private static ConfigurableApplicationContext other;
  private static Records records;

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    one = instance("one");
    other = instance("other");
    awaitReady(one);
    awaitReady(other);
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    records.close();
  }

  private static ConfigurableApplicationContext instance(String name) {
    return new SpringApplication(ScoringService.class)
        .run(
            "--server.port=0",
            TestIssuer.shared().setting(),
            "--relevo.advertised-host=127.0.0.1",
            "--relevo.scoring.predictive.learn-every=1s",
            "--relevo.stream.state-dir=" + state.resolve(name),
            "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
  }

  private static void awaitReady(ConfigurableApplicationContext instance) {
    await()
        .atMost(DEADLINE)
        .until(() -> get(instance, "/actuator/health/readiness").statusCode() == 200);
  }

  @Test
  void aDemoRequestFromACompanyThatFitsIsHandedToSalesAndExplainedByEveryInstance() {
    for (int i = 0; i < LEADS; i++) {
      Happenings its = new Happenings("fits-" + i + "-" + UUID.randomUUID());
      records.send(its.captured(headOfSales(), Happenings.START));
      records.send(its.engaged(DEMO_REQUESTED));

      List<String> steps = steps(its, found -> found.size() >= 2);
      assertThat(steps).containsExactly("LEAD>PROFILED/0", "PROFILED>MQL/1");
      for (ConfigurableApplicationContext instance : List.of(one, other)) {
        JsonNode score = json(settled(instance, "/leads/" + its.lead() + "/score"));
        assertThat(score.get("stage").asString()).isEqualTo("MQL");
        assertThat(score.get("cycle").asInt()).isEqualTo(1);
        assertThat(score.get("points").get("fit").asInt()).isEqualTo(65);
        // By the system's clock: of the demo's 40 points some have decayed since.
        assertThat(score.get("points").get("total").asInt()).isBetween(65, 105);
        assertThat(score.get("grade").asString()).startsWith("A");
        assertThat(score.get("next").get("stage").asString()).isEqualTo("SQL");
        assertThat(score.get("because").findValuesAsString("given")).contains("40");
        assertThat(score.get("agreementVersion").asString()).isNotBlank();
        assertThat(score.at("/profile/completeness").asInt()).isEqualTo(100);
        assertThat(score.get("because").findValuesAsString("code"))
            .contains("seniority-manager", "demo");
        assertThat(score.at("/predictive/silent").asString()).isNotBlank();
      }
    }
  }

  @Test
  void aRecycledLeadComesBackWhenItEngagesAgain() {
    Happenings its = new Happenings("back-" + UUID.randomUUID());
    records.send(its.captured(headOfSales(), Happenings.START));
    records.send(its.engaged(DEMO_REQUESTED));
    steps(its, found -> found.size() >= 2);
    records.send(its.accepted(1));
    records.send(its.closed(1, Outcome.RECYCLED));
    steps(its, found -> found.size() >= 3);
    records.send(its.engaged(MEETING_BOOKED));

    assertThat(steps(its, found -> found.size() >= 4)).endsWith("SAL>RECYCLED/1", "RECYCLED>SQL/2");
  }

  @Test
  void everyInstanceShowsWhatWasLearntOfOutcomes() {
    for (int i = 0; i < 3; i++) {
      Happenings its = new Happenings("outcome-" + i + "-" + UUID.randomUUID());
      records.send(its.captured(headOfSales(), Happenings.START));
      records.send(its.engaged(DEMO_REQUESTED));
      steps(its, found -> found.size() >= 2);
      records.send(its.closed(1, Outcome.REJECTED));
    }

    for (ConfigurableApplicationContext instance : List.of(one, other)) {
      JsonNode learnt =
          await()
              .atMost(DEADLINE)
              .until(
                  () -> json(settled(instance, "/scoring/predictive")),
                  answer -> answer.at("/outcomes/other").asInt() >= 3);
      assertThat(learnt.at("/silent/code").asString()).isEqualTo("TOO_FEW_OUTCOMES");
      assertThat(learnt.at("/features").findValuesAsString("rule")).contains("demo");
    }
  }

  @Test
  void poisonIsSetAsideAndTheStreamGoesOn() {
    Happenings its = new Happenings("poison-" + UUID.randomUUID());
    String key = its.lead().value();
    records.send(
        Topic.LEADS.topicName(),
        key,
        Map.of("ce_type", "lead.captured.v1"),
        "not json".getBytes(StandardCharsets.UTF_8));
    records.send(its.captured(headOfSales(), Happenings.START));

    assertThat(steps(its, found -> !found.isEmpty())).isNotEmpty();
    assertThat(
            records.read(
                Topic.deadLetterOf(Topic.LEADS.topicName()),
                found -> found.stream().anyMatch(each -> key.equals(each.key())),
                DEADLINE))
        .filteredOn(each -> key.equals(each.key()))
        .singleElement()
        .satisfies(each ->
            assertThat(
                    new String(
                        each.headers().lastHeader("dlt_reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("unreadable"));
  }

  @Test
  void aLeadNobodyKnowsIsAProblem() {
    HttpResponse<String> answer = settled(one, "/leads/nobody/score");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).get("code").asString()).isEqualTo("lead_unknown");
  }

  @TestFactory
  Stream<DynamicTest> everyEndpointIsForItsRolesAlone() {
    return EndpointAccess.tests(
        one, TestIssuer.shared(), Path.of("README.md"), Path.of("../docs/architecture.md"));
  }

  @Test
  void publishesItsMetricsForPrometheus() {
    Happenings its = new Happenings("metrics-" + UUID.randomUUID());
    records.send(its.captured(headOfSales(), Happenings.START));
    steps(its, found -> !found.isEmpty());

    String metrics =
        get(one, "/actuator/prometheus").body() + get(other, "/actuator/prometheus").body();
    assertThat(metrics)
        .contains(
            "relevo_leads_scored_total{",
            "relevo_qualifications_total{from=\"LEAD\"",
            "relevo_predictive_outcomes{outcome=\"good\"",
            "relevo_predictive_silent{");
  }

  private static LeadFacts headOfSales() {
    return new LeadFacts(
        "mautic",
        true,
        false,
        "Head of Sales",
        "Hansa Logistik",
        "hansa-logistik.de",
        "DE",
        "Logistics",
        320,
        "de",
        Map.of());
  }

  private static List<String> steps(Happenings its, Predicate<List<String>> enough) {
    return stepsOf(
        its,
        records.events(Topic.QUALIFICATIONS, found -> enough.test(stepsOf(its, found)), DEADLINE));
  }

  private static List<String> stepsOf(Happenings its, List<Event> events) {
    return events.stream()
        .filter(event -> event.leadId().equals(its.lead()))
        .map(QualificationChanged.class::cast)
        .map(each -> each.from() + ">" + each.stage() + "/" + each.meta().cycle())
        .toList();
  }

  /** As a client does: 503 says that state is moving and when to ask again. */
  private static HttpResponse<String> settled(
      ConfigurableApplicationContext instance, String path) {
    return await()
        .atMost(DEADLINE)
        .until(() -> get(instance, path), answer -> answer.statusCode() != 503);
  }

  private static HttpResponse<String> get(ConfigurableApplicationContext instance, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(Addresses.of(instance, path))
            .header("Authorization", TestIssuer.shared().bearer("tess", Role.MARKETING))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return EventJson.mapper().readTree(answer.body());
  }
}
