package com.relevo.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.ContactLevel;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaSuperseded;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real Kafka, in real time: every second counts, respond within six. */
@TestMethodOrder(OrderAnnotation.class)
class SlaMonitorServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private final String run = UUID.randomUUID().toString();
  private final Records records = new Records(TestKafka.bootstrapServers());
  private final HttpClient http = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext service;

  /** One for all tests, as it takes its time; those that need it anew start it themselves. */
  @BeforeEach
  void startOnce() throws IOException {
    if (service == null) {
      records.createTopics(
          1, Topic.QUALIFICATIONS, Topic.HANDOFFS, Topic.LEADS, Topic.SLA, Topic.SLA_COMMANDS);
      start(agreement());
    }
  }

  private void start(Path agreement) {
    service =
        new SpringApplicationBuilder(SlaMonitorService.class)
            .run(
                "--server.port=0",
                TestIssuer.shared().setting(),
                "--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--relevo.advertised-host=127.0.0.1",
                "--relevo.agreement=" + agreement,
                "--relevo.stream.session-timeout-ms=6000",
                "--relevo.stream.state-dir=" + directory.resolve("state"));
    await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The shipped agreement with targets of seconds. */
  private static Path agreement() throws IOException {
    String shipped;
    try (var example = SlaMonitorServiceTest.class.getResourceAsStream("/relevo/agreement.yaml")) {
      shipped = new String(example.readAllBytes());
    }
    int targets = shipped.indexOf("\ntargets:");
    String quick =
        """

        targets:
          - { id: route, kind: time-to-route, budget: 6s, calendar: elapsed, warn: [50%] }
          - { id: accept, kind: time-to-accept, budget: 6s, calendar: elapsed, warn: [50%] }
          - { id: respond, kind: time-to-first-response, budget: 6s, calendar: elapsed, evidence: attempt, warn: [50%] }

        """;
    String rest = shipped.substring(shipped.indexOf("\ndispositions:"));
    return Files.writeString(
        directory.resolve("agreement.yaml"), shipped.substring(0, targets) + quick + rest);
  }

  private LeadStory lead(String name) {
    return LeadStory.german(name + "-" + run);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void meetsOneLeadAndBreachesTheOtherExactlyOnce() throws Exception {
    LeadStory followedUp = lead("followed-up");
    LeadStory forgotten = lead("forgotten");
    Instant start = now();
    records.send(followedUp.qualified(start));
    records.send(forgotten.qualified(start));
    records.send(followedUp.assigned(start.plusMillis(1)));
    records.send(followedUp.accepted(start.plusMillis(2)));
    records.send(followedUp.contact(ContactLevel.ATTEMPT, start.plusMillis(3)));

    List<Event> said = sla(forgotten, EventType.SLA_BREACHED, 2);
    assertThat(of(said, followedUp)).extracting(Event::type).doesNotContain(EventType.SLA_BREACHED);
    assertThat(of(said, followedUp)).extracting(Event::type).contains(EventType.SLA_MET);
    assertThat(of(said, forgotten)).filteredOn(e -> e.type() == EventType.SLA_WARNED).hasSize(2);
    SlaBreached breach = (SlaBreached) of(said, forgotten).getLast();
    assertThat(Duration.between(breach.dueAt(), breach.firedAt()))
        .as("fired by the clock, and not by what came next")
        .isBetween(Duration.ZERO, PATIENCE);

    service.close();
    start(agreement());
    LeadStory after = lead("after-the-restart");
    records.send(after.qualified(now()));
    assertThat(of(sla(after, EventType.SLA_BREACHED, 2), forgotten))
        .filteredOn(e -> e.type() == EventType.SLA_BREACHED)
        .hasSize(2);

    // The port is another one now; until the group has noticed, reads are sent to the old one.
    await()
        .atMost(PATIENCE)
        .until(() -> get("/sla/leads/" + followedUp.lead()).statusCode() == 200);
    assertThat(get("/sla/leads/" + followedUp.lead()).body())
        .contains(
            "\"state\":\"MET\"",
            "\"target\":\"respond\"",
            "contact_logged",
            "\"rep\":\"anna.keller\"");
    assertThat(get("/sla/leads/" + forgotten.lead()).body())
        .contains("\"state\":\"BREACHED\"", "no_evidence");
    HttpResponse<String> unknown = get("/sla/leads/nobody");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"code\":\"unknown_lead\"");
    assertThat(get("/actuator/prometheus").body())
        .contains(
            "relevo_sla_watermark_age_seconds",
            "relevo_sla_events_total",
            "relevo_sla_step_lag_seconds_bucket",
            "relevo_sla_stale_timers_total");
  }

  @Test
  void raisesNoBreachForWhatWasDoneWhileItWasDown() throws Exception {
    LeadStory contacted = lead("contacted");
    LeadStory forgotten = lead("not-contacted");
    Instant start = now();
    records.send(contacted.qualified(start));
    records.send(forgotten.qualified(start));
    sla(forgotten, EventType.SLA_STARTED, 2);

    service.close();
    records.send(contacted.assigned(start.plusMillis(100)));
    records.send(contacted.accepted(start.plusMillis(200)));
    records.send(contacted.contact(ContactLevel.ATTEMPT, start.plusMillis(300)));
    await().atMost(PATIENCE).until(() -> now().isAfter(start.plusSeconds(8)));
    start(agreement());

    List<Event> said = sla(forgotten, EventType.SLA_BREACHED, 2);
    assertThat(of(said, contacted))
        .extracting(Event::type)
        .contains(EventType.SLA_MET)
        .doesNotContain(EventType.SLA_BREACHED, EventType.SLA_RESCINDED);
    assertThat(of(said, forgotten))
        .filteredOn(SlaBreached.class::isInstance)
        .allMatch(event -> ((SlaBreached) event).firedAt().isAfter(start.plusSeconds(8)));
  }

  @Test
  @Order(Integer.MAX_VALUE) // the new one stays
  void goesOnUnderTheOldAgreementButForWhatTheNewOneTakesOver() throws Exception {
    LeadStory lead = lead("under-two-agreements");
    Instant start = now();
    records.send(lead.qualified(start));
    sla(lead, EventType.SLA_STARTED, 2);

    service.close();
    String next =
        Promises.text(
            "{ id: respond, kind: time-to-first-response, budget: 1h, calendar: elapsed, in-flight: true }");
    start(
        Files.writeString(
            directory.resolve("next.yaml"), next.replace("version: 2026-2", "version: 2026-3")));

    List<Event> said = of(sla(lead, EventType.SLA_BREACHED, 1), lead);
    SlaBreached breach = only(said, SlaBreached.class);
    assertThat(breach.instance().target()).as("the new one has no such target").isEqualTo("route");
    assertThat(breach.dueAt()).isEqualTo(start.plusSeconds(6));
    assertThat(breach.meta().agreementVersion()).isEqualTo("2026-2");
    SlaSuperseded superseded = only(said, SlaSuperseded.class);
    SlaStarted successor = (SlaStarted) said.get(said.indexOf(superseded) + 1);
    assertThat(superseded.by()).isEqualTo(lead.lead() + "/1/respond@2026-3");
    assertThat(successor.instance().id()).isEqualTo(superseded.by());
    assertThat(successor.consumedSeconds())
        .isEqualTo(superseded.consumedSeconds())
        .isEqualTo(Duration.between(start, superseded.meta().occurredAt()).toSeconds());
    assertThat(explanation(superseded.by()).get("agreementVersion").asString()).isEqualTo("2026-3");
  }

  private static <T extends Event> T only(List<Event> events, Class<T> type) {
    List<T> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void explainsAClockHourByHour() throws Exception {
    LeadStory lead = lead("explained");
    Instant start = now();
    records.send(lead.qualified(start));
    records.send(lead.assigned(start.plusMillis(500)));
    records.send(lead.contact(ContactLevel.ATTEMPT, start.plusMillis(2500)));
    sla(lead, EventType.SLA_MET, 2);

    JsonNode explained = explanation(lead.lead() + "/1/respond");
    JsonNode instance = explained.get("instance");
    JsonNode walk = explained.get("walk");
    assertThat(instance.get("state").asString()).isEqualTo("MET");
    assertThat(instance.get("consumedSeconds").asLong()).isEqualTo(2);
    Duration counted = Duration.parse(walk.get("counted").asString());
    assertThat(counted).isEqualTo(Duration.ofMillis(2500));
    assertThat(counted.toSeconds()).isEqualTo(instance.get("consumedSeconds").asLong());
    assertThat(entries(walk)).isEqualTo(counted);
    assertThat(Instant.parse(walk.get("from").asString())).isEqualTo(start);
    assertThat(Instant.parse(walk.get("to").asString())).isEqualTo(start.plusMillis(2500));
    assertThat(explained.get("conditions").get("evidence").asString()).isEqualTo("ATTEMPT");
    assertThat(explained.get("steps").get(0).get("name").asString()).isEqualTo("50%");
    assertThat(explained.get("steps").get(0).get("atSeconds").asLong()).isEqualTo(3);
    assertThat(explanation(lead.lead() + "/1/accept/a1").get("instance").get("target").asString())
        .isEqualTo("accept");

    for (String unknown : List.of("/1/nothing", "/2/respond", "/1/accept/a2")) {
      HttpResponse<String> answer = get("/sla/instances/" + lead.lead() + unknown + "/explanation");
      assertThat(answer.statusCode()).as(unknown).isEqualTo(404);
      assertThat(answer.body()).contains("\"code\":\"unknown_instance\"");
    }
    assertThat(get("/sla/instances/nobody/1/respond/explanation").statusCode()).isEqualTo(404);
  }

  /** Once reads have found the way: a restart gave the service another port. */
  private JsonNode explanation(String instance) throws Exception {
    String path = "/sla/instances/" + instance + "/explanation";
    await().atMost(PATIENCE).until(() -> get(path).statusCode() == 200);
    return new JsonMapper().readTree(get(path).body());
  }

  /** The entries follow each other without gaps; how much of them counted. */
  private static Duration entries(JsonNode walk) {
    Duration counted = Duration.ZERO;
    String from = walk.get("from").asString();
    for (JsonNode entry : walk.get("entries")) {
      assertThat(entry.get("from").asString()).isEqualTo(from);
      from = entry.get("to").asString();
      if (entry.get("counts").asBoolean()) {
        counted =
            counted.plus(
                Duration.between(Instant.parse(entry.get("from").asString()), Instant.parse(from)));
      }
    }
    assertThat(from).isEqualTo(walk.get("to").asString());
    return counted;
  }

  /** Everything on relevo.sla, once it has that many of a type of a lead. */
  private List<Event> sla(LeadStory lead, EventType type, int count) {
    return records.events(
        Topic.SLA,
        all -> of(all, lead).stream().filter(event -> event.type() == type).count() >= count,
        PATIENCE);
  }

  private static List<Event> of(List<Event> events, LeadStory lead) {
    return events.stream().filter(event -> event.leadId().equals(lead.lead())).toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(Addresses.of(service, path))
            .header("Authorization", TestIssuer.shared().bearer("tess", Role.SALES_OPS))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
