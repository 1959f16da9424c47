package com.relevo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.agreement.AgreementReader;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Simulations over HTTP and a real Kafka, where other tests write, too: the leads of this one are
 * of a source, and of a team under the candidate, of their own.
 */
class SimulationServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARKETING = TestIssuer.shared().bearer("paul.brand", Role.MARKETING);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOURCE = "fair-" + UUID.randomUUID();
  private static final Instant START =
      Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
  private static final String EXAMPLE = AgreementReader.example().text();

  @TempDir static Path state;
  private static Records records;
  private static ConfigurableApplicationContext service;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    service =
        new SpringApplication(ScoringService.class)
            .run(
                "--server.port=0",
                TestIssuer.shared().setting(),
                "--relevo.advertised-host=127.0.0.1",
                "--relevo.scoring.simulation.directory=" + state.resolve("simulations"),
                "--relevo.stream.state-dir=" + state.resolve("state"),
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers());
    for (int i = 0; i < 3; i++) {
      records.send(fair("visitor-" + i).captured(facts(60), START.plusSeconds(i)));
    }
    Happenings won = fair("won");
    send(won.captured(facts(6000), START));
    send(won.accepted(1, START.plusSeconds(60)));
    send(won.qualified(1, START.plusSeconds(120)));
    send(won.closed(1, Outcome.WON, START.plusSeconds(180)));
  }

  @AfterAll
  static void stop() {
    service.close();
    records.close();
  }

  private static void send(Event event) {
    records.send(event);
  }

  private static Happenings fair(String name) {
    return new Happenings(name + "-" + UUID.randomUUID());
  }

  private static LeadFacts facts(int employees) {
    return new LeadFacts(
        SOURCE, true, false, "Head of Sales", "Hansa", null, "DE", null, employees, "de", Map.of());
  }

  /** Whoever came to the fair is worth forty points more, and goes to a desk of one. */
  private static String candidate() {
    return EXAMPLE
        .replace("version: 2026-2", "version: fair-1")
        .replace(
            "  fit:\n    - id: seniority-executive",
            "  fit:\n    - { id: fair, text: Came to the fair, when: lead.source == \""
                + SOURCE
                + "\", points: 40 }\n    - id: seniority-executive")
        .replace(
            "teams:\n",
            "teams:\n  - id: fair-desk\n    name: Fair desk\n    calendar: overflow-desk\n"
                + "    reps: [{ id: fair.rep, name: Fair, capacity: 3 }]\n")
        .replace(
            "routing:\n",
            "routing:\n  - { id: fair, when: lead.source == \""
                + SOURCE
                + "\", team: fair-desk }\n");
  }

  @Test
  void saysWhatTheCandidateChangesWithExamplesAndLoads() throws Exception {
    HttpResponse<String> accepted = post("since=7d", candidate());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    JsonNode job = finished(accepted.headers().firstValue("Location").orElseThrow());

    assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("DONE");
    assertThat(job.at("/progress/percent").asInt()).isEqualTo(100);
    assertThat(job.at("/agreements/candidate").asString()).isEqualTo("fair-1");
    assertThat(job.at("/agreements/inForce/0").asString()).isEqualTo("2026-2");
    assertThat(job.at("/agreements/digest").asString()).hasSize(64);
    JsonNode source = row(job.at("/result/sources"), "key", SOURCE);
    assertThat(source.get("inForce").toString()).isEqualTo(figures(4, 0, 0));
    assertThat(source.get("candidate").toString()).isEqualTo(figures(4, 4, 1));
    assertThat(source.get("difference").toString()).isEqualTo(figures(0, 4, 1));

    JsonNode toMql = change(job, "PROFILED", "MQL");
    assertThat(toMql.get("count").asInt()).isEqualTo(3);
    assertThat(toMql.get("examples").size()).isEqualTo(3);
    JsonNode example = toMql.at("/examples/0");
    assertThat(example.get("lead").asString()).startsWith("visitor-");
    assertThat(example.at("/inForce/missing/points").asInt()).isPositive();
    assertThat(example.at("/inForce/because").findValuesAsString("code"))
        .contains("size-midmarket")
        .doesNotContain("fair");
    assertThat(example.at("/candidate/because").findValuesAsString("code"))
        .contains("reached", "fair");
    assertThat(change(job, "PROFILED", "SQL").get("count").asInt())
        .as("as sales said")
        .isEqualTo(1);

    JsonNode desk = row(job.at("/result/teams"), "team", "fair-desk");
    assertThat(desk.get("capacity").asInt()).isEqualTo(3);
    assertThat(desk.at("/leads/candidate").asInt()).isEqualTo(4);
    assertThat(desk.at("/leads/inForce").asInt()).isZero();
    assertThat(desk.get("over").asBoolean()).isTrue();
    assertThat(row(job.at("/result/teams"), "team", "sdr-emea").get("over").asBoolean()).isFalse();
    assertThat(state.resolve("simulations")).isEmptyDirectory();
  }

  @Test
  void withoutATextItIsTheVersionInForceAndAnEmptyPeriodIsAllZero() throws Exception {
    String past = START.minus(Duration.ofDays(60)).toString();
    HttpResponse<String> accepted = post("since=5d&until=" + past, "");
    String location = accepted.headers().firstValue("Location").orElseThrow();
    JsonNode job = finished(location);

    assertThat(job.at("/agreements/candidate").asString()).isEqualTo("2026-2");
    assertThat(job.at("/result/leads").asInt()).isZero();
    assertThat(job.at("/result/total/difference").toString()).isEqualTo(figures(0, 0, 0));
    assertThat(job.at("/result/changes").size()).isZero();

    assertThat(
            JSON.readTree(get("/simulations").body()).get("simulations").findValuesAsString("id"))
        .contains(job.get("id").asString());
    assertThat(delete(location)).isEqualTo(204);
    assertThat(get(location).statusCode()).isEqualTo(404);
    assertThat(delete(location)).isEqualTo(404);
  }

  @Test
  void refusesWhatItCannotAnswer() throws Exception {
    HttpResponse<String> invalid = post("since=1d", EXAMPLE.replace("enter: 60", "enter: soon"));
    assertThat(invalid.statusCode()).isEqualTo(422);
    JsonNode problem = JSON.readTree(invalid.body());
    assertThat(problem.get("code").asString()).isEqualTo("invalid_agreement");
    assertThat(problem.at("/errors/0/line").asInt()).isPositive();
    assertThat(problem.at("/errors/0/text").asString()).contains("soon");

    assertThat(post("since=400d", "").body()).contains("period_too_long", "190 days");
    assertThat(post("", "").body()).contains("invalid_period");
    assertThat(post("since=1d", "#".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
  }

  private static String figures(int profiled, int mql, int sql) {
    return "{\"profiled\":" + profiled + ",\"mql\":" + mql + ",\"sql\":" + sql + "}";
  }

  private static JsonNode row(JsonNode rows, String field, String key) {
    for (JsonNode row : rows) {
      if (row.get(field).asString().equals(key)) {
        return row;
      }
    }
    throw new AssertionError("Expected " + key + ", but found " + rows);
  }

  private static JsonNode change(JsonNode job, String inForce, String candidate) {
    for (JsonNode change : job.at("/result/changes")) {
      if (change.path("inForce").asString("").equals(inForce)
          && change.path("candidate").asString("").equals(candidate)) {
        return change;
      }
    }
    throw new AssertionError(
        "Expected " + inForce + " to " + candidate + ", but found " + job.at("/result/changes"));
  }

  private JsonNode finished(String location) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> JSON.readTree(get(location).body()),
            job -> !job.get("state").asString().equals("RUNNING"));
  }

  /** Another test's may run still. */
  private HttpResponse<String> post(String query, String body) {
    return await().atMost(PATIENCE).until(() -> posted(query, body), it -> it.statusCode() != 429);
  }

  private HttpResponse<String> posted(String query, String body) throws Exception {
    return http.send(
        request("/simulations?" + query).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private int delete(String path) throws Exception {
    return http.send(request(path).DELETE().build(), BodyHandlers.ofString()).statusCode();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(Addresses.of(service, path)).header("Authorization", MARKETING);
  }
}
