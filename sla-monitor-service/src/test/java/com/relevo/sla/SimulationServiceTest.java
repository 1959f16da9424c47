package com.relevo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Mode;
import com.relevo.events.TeamId;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulations over HTTP, beside what the live monitor says of the same leads. */
class SimulationServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARKETING = TestIssuer.shared().bearer("paul.brand", Role.MARKETING);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private static Records records;
  private static ConfigurableApplicationContext service;

  private final HttpClient http = HttpClient.newHttpClient();

  private static String agreement(String budget) {
    return Promises.text(
        "{ id: answer, kind: time-to-first-response, budget: "
            + budget
            + ", calendar: elapsed, evidence: attempt, when: lead.country == \"SM\" }");
  }

  @BeforeAll
  static void start() throws IOException {
    records = new Records(TestKafka.bootstrapServers());
    records.createTopics(
        1, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA_COMMANDS, Topic.SLA);
    Path inForce = Files.writeString(directory.resolve("agreement.yaml"), agreement("2s"));
    service =
        new SpringApplicationBuilder(SlaMonitorService.class)
            .run(
                "--server.port=0",
                TestIssuer.shared().setting(),
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--relevo.advertised-host=127.0.0.1",
                "--relevo.agreement=" + inForce,
                "--relevo.stream.session-timeout-ms=6000",
                "--relevo.stream.state-dir=" + directory.resolve("state"));
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    records.close();
  }

  private static LeadStory lead(String name) {
    return new LeadStory(
        LeadStory.german(name + "-" + UUID.randomUUID()).lead(),
        1,
        "SM",
        new TeamId("overflow"),
        Mode.LIVE);
  }

  @Test
  void setsTheCandidateBesideWhatTheMonitorDecided() throws Exception {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LeadStory answered = lead("answered");
    LeadStory forgotten = lead("forgotten");
    records.send(answered.qualified(start));
    records.send(forgotten.qualified(start));
    records.send(answered.assigned(start.plusMillis(1)));
    records.send(answered.contact(ContactLevel.ATTEMPT, start.plusMillis(2)));
    List<Event> live =
        records.events(
            Topic.SLA, all -> all.stream().anyMatch(event -> breached(event, forgotten)), PATIENCE);
    assertThat(live)
        .anyMatch(event -> met(event, answered))
        .noneMatch(event -> breached(event, answered));

    HttpResponse<String> accepted = post("since=" + start, agreement("1h"));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(PATIENCE)
        .until(
            () -> !JSON.readTree(get(location).body()).get("state").asString().equals("RUNNING"));
    JsonNode job = JSON.readTree(get(location).body());

    assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("DONE");
    assertThat(job.at("/progress/percent").asInt()).isEqualTo(100);
    JsonNode result = job.get("result");
    assertThat(result.at("/inForce/met").asInt()).isEqualTo(1);
    assertThat(result.at("/inForce/breached").asInt()).isEqualTo(1);
    assertThat(result.at("/candidate/met").asInt()).isEqualTo(1);
    assertThat(result.at("/candidate/running").asInt()).isEqualTo(1);
    assertThat(result.at("/difference/breached").asInt()).isEqualTo(-1);
    assertThat(result.at("/rows/0/target").asString()).isEqualTo("answer");
    assertThat(result.at("/rows/0/inForce/examples/BREACHED/0/lead").asString())
        .isEqualTo(forgotten.lead().value());
    assertThat(result.at("/rows/0/inForce/examples/BREACHED/0/dueAt").asString())
        .isEqualTo(start.plusSeconds(2).toString());
    assertThat(result.at("/changes/0/inForce").asString()).isEqualTo("BREACHED");
    assertThat(result.at("/changes/0/candidate").asString()).isEqualTo("RUNNING");
  }

  @Test
  void refusesWhatItCannotAnswer() throws Exception {
    HttpResponse<String> invalid =
        post("since=P1D", agreement("4 parsecs").replace("version: 2026-2", "vision: 2026-2"));
    assertThat(invalid.statusCode()).isEqualTo(422);
    JsonNode problem = JSON.readTree(invalid.body());
    assertThat(problem.get("code").asString()).isEqualTo("invalid_agreement");
    assertThat(problem.get("errors").size()).as(invalid.body()).isGreaterThan(1);
    assertThat(problem.at("/errors/0/line").asInt()).isPositive();

    HttpResponse<String> tooLong = post("since=P400D", agreement("1h"));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("period_too_long", "190 days");

    assertThat(post("", agreement("1h")).body()).contains("invalid_period");
    assertThat(post("since=P1D&target=nothing", agreement("1h")).body()).contains("unknown_target");
    assertThat(post("since=P1D", "#".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(get("/simulations/nothing").statusCode()).isEqualTo(404);
  }

  private static boolean met(Event event, LeadStory lead) {
    return event.type() == EventType.SLA_MET && event.leadId().equals(lead.lead());
  }

  private static boolean breached(Event event, LeadStory lead) {
    return event.type() == EventType.SLA_BREACHED && event.leadId().equals(lead.lead());
  }

  private HttpResponse<String> post(String query, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri("/simulations?" + query))
            .header("content-type", "application/yaml")
            .header("Authorization", MARKETING)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).header("Authorization", MARKETING).build(),
        BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return Addresses.of(service, path);
  }
}
