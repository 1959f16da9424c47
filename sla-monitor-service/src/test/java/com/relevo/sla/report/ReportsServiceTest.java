package com.relevo.sla.report;

import static com.relevo.sla.domain.commitment.Promises.facts;
import static com.relevo.sla.domain.commitment.Promises.qualified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.sla.SlaMonitorService;
import com.relevo.sla.domain.commitment.Promises;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Both streams of the service on a real Kafka, with leads on every partition there is. */
class ReportsServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LEADS = 40;

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private final String run = UUID.randomUUID().toString();
  private final Records records = new Records(TestKafka.bootstrapServers());
  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext service;

  @BeforeEach
  void start() throws IOException {
    records.createTopics(
        2, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA, Topic.SLA_COMMANDS);
    service =
        new SpringApplicationBuilder(SlaMonitorService.class)
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--relevo.advertised-host=127.0.0.1",
                "--relevo.agreement=" + agreement(),
                "--relevo.sla.storm.breaches=3",
                "--relevo.stream.session-timeout-ms=6000",
                "--relevo.stream.state-dir=" + directory.resolve("state"));
    await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterEach
  void stop() {
    service.close();
    records.close();
  }

  private Path agreement() throws IOException {
    try (var example = ReportsServiceTest.class.getResourceAsStream("/relevo/agreement.yaml")) {
      String shipped = new String(example.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(
          directory.resolve(run + ".yaml"),
          Promises.with(
              shipped,
              "id: of-this-run, owner: marketing, measure: mql-volume, at-least: 100, period: quarter, calendar: overflow-desk, when: 'lead.source == \""
                  + run
                  + "\"'"));
    }
  }

  @Test
  void showsTheLeadsOfAllPartitions() throws Exception {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < LEADS; i++) {
      records.send(qualified(run + i, Stage.PROFILED, facts(run, "US"), now));
    }
    // One of them a second time.
    records.send(qualified(run + 0, Stage.RECYCLED, facts(run, "US"), now.plusMillis(1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(get("/sla/commitments").body())
                .contains(
                    "\"id\":\"of-this-run\"",
                    "\"goal\":100",
                    "\"actual\":40,",
                    "\"hits\":40",
                    "\"expected\":",
                    "\"onTrack\":",
                    "\"zone\":"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(get("/actuator/prometheus").body())
                .containsPattern(
                    "relevo_sla_commitment_actual\\{commitment=\"of-this-run\".*} 40.0")
                .contains("relevo_sla_commitment_on_track", "relevo_sla_commitment_expected"));
  }

  @Test
  void foldsAStormOverAllPartitionsIntoOneIncident() throws Exception {
    for (int i = 0; i < 12; i++) {
      records.send(breached(i));
    }
    List<Event> said =
        records.events(
            Topic.SLA, all -> all.stream().anyMatch(this::isIncidentOfThisRun), PATIENCE);

    SlaIncident incident =
        (SlaIncident) said.stream().filter(this::isIncidentOfThisRun).findFirst().orElseThrow();
    assertThat(incident.breaches()).isEqualTo(4);
    assertThat(incident.to()).isNull();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(get("/actuator/prometheus").body())
                .containsPattern("relevo_sla_incidents_total\\{cause=\"OUTAGE\".*target=\"" + run)
                .containsPattern("relevo_sla_incidents_open\\{.*target=\"" + run + "\"} 1.0"));
    assertThat(records.all(Topic.SLA)).filteredOn(this::isIncidentOfThisRun).hasSize(1);
  }

  private boolean isIncidentOfThisRun(Event event) {
    return event instanceof SlaIncident incident && incident.target().equals(run);
  }

  /** Late, as after an outage. */
  private Event breached(int lead) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String id = run + "/" + lead;
    return new SlaEvent.SlaBreached(
        new Meta(EventIds.of(id), new LeadId(id), 1, now, now, "v", List.of(), Mode.LIVE, null),
        new SlaEvent.SlaInstance(id, run, null, null, null),
        now.minusSeconds(60),
        now,
        true);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = service.getEnvironment().getProperty("local.server.port");
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
