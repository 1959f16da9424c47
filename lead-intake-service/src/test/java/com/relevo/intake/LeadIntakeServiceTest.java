package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Mode;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.kit.security.Role;
import com.relevo.local.webhook.Signing;
import com.relevo.testsupport.Addresses;
import com.relevo.testsupport.EndpointAccess;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import com.relevo.testsupport.TestKafka;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real Kafka: signed payloads of real tools in, lead events out. */
class LeadIntakeServiceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String PUBLIC_URL = "https://intake.example.com";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static ConfigurableApplicationContext service;
  private static Records records;
  private static int port;

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    service = ServiceProcess.start(TestKafka.bootstrapServers());
    port = ((WebServerApplicationContext) service).getWebServer().getPort();
  }

  @AfterAll
  static void stop() {
    service.close();
    records.close();
  }

  private static HttpResponse<String> post(String source, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/" + source))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    return CLIENT.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String get(String path) throws IOException, InterruptedException {
    return CLIENT
        .send(
            HttpRequest.newBuilder(Addresses.of(service, path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static LeadCaptured captured(Predicate<LeadCaptured> wanted) {
    return captures(
            records.events(
                Topic.LEADS, events -> captures(events).stream().anyMatch(wanted), DEADLINE))
        .stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static List<LeadCaptured> captures(List<Event> events) {
    return events.stream()
        .filter(LeadCaptured.class::isInstance)
        .map(LeadCaptured.class::cast)
        .toList();
  }

  private static Predicate<LeadCaptured> from(String source, String email) {
    return lead -> lead.origin().source().equals(source) && email.equals(lead.profile().email());
  }

  @Test
  void takesAMauticContact() throws Exception {
    byte[] body = Cases.payload("mautic-lead_post_save-legacy.json");

    assertThat(post("mautic", body, Signing.mautic("mautic-secret", body)).statusCode())
        .isEqualTo(202);
    assertThat(captured(from("mautic", "example@email.com")).profile().fullName())
        .isEqualTo("Hello World");
  }

  @Test
  void takesATypeformResponse() throws Exception {
    byte[] body = Cases.payload("typeform-minimal.json");

    assertThat(post("typeform", body, Signing.typeform("typeform-secret", body)).statusCode())
        .isEqualTo(202);
    assertThat(captured(lead -> lead.origin().source().equals("typeform")).profile().fullName())
        .isEqualTo("NAME NAME");
  }

  @Test
  void takesAGoogleAdsLeadAndStripsItsKey() throws Exception {
    byte[] body = Cases.payload("google-ads-lead.json");

    assertThat(post("google-ads", body, Map.of()).statusCode()).isEqualTo(200);
    LeadCaptured lead = captured(from("google-ads", "margaret@example.com"));
    assertThat(lead.profile().phone()).isEqualTo("+16505550123");
    List<String> stored =
        records
            .read(
                Topic.SUBMISSIONS.topicName(),
                found -> found.stream().anyMatch(each -> each.key().startsWith("google-ads:")),
                DEADLINE)
            .stream()
            .filter(each -> each.key().startsWith("google-ads:"))
            .map(each ->
                new String(
                    EventJson.mapper().readValue(each.value(), Submission.class).body(),
                    StandardCharsets.UTF_8))
            .toList();
    assertThat(stored).isNotEmpty().noneMatch(each -> each.contains("google-key-example"));
  }

  @Test
  void takesAHubSpotContactBehindAProxy() throws Exception {
    byte[] body = Cases.payload("hubspot-contact-creation.json");

    Map<String, String> signed =
        Signing.hubspot("hubspot-secret", PUBLIC_URL + "/webhooks/hubspot", Instant.now(), body);
    assertThat(post("hubspot", body, signed).statusCode()).isEqualTo(202);
    LeadCaptured lead = captured(each -> each.origin().source().equals("hubspot"));
    assertThat(lead.origin().externalId()).isEqualTo("123");
    assertThat(lead.facts().hasEmail()).isFalse();
  }

  private static HttpResponse<String> postLead(String body, String key, String bearer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/leads"))
            .header("Content-Type", "application/json")
            .header("Authorization", bearer);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return CLIENT.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void takesAPostedLeadOnceUnderItsKey() throws Exception {
    String marketing = TestIssuer.shared().bearer("mia", Role.MARKETING);
    String lead = "{\"email\":\"posted@acme.example\",\"full_name\":\"Post Ed\",\"is_test\":false}";

    HttpResponse<String> first = postLead(lead, "key-1", marketing);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(postLead(lead, "key-1", marketing).body()).isEqualTo(first.body());
    HttpResponse<String> other = postLead(lead.replace("posted", "other"), "key-1", marketing);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"code\":\"key_reused\"");
    assertThat(
            postLead(
                    lead.replace("posted", "another"),
                    "key-1",
                    TestIssuer.shared().bearer("max", Role.ADMIN))
                .statusCode())
        .as("another caller's key is another")
        .isEqualTo(202);
    assertThat(postLead("{\"company\":\"Acme\"}", null, marketing).body())
        .contains("\"code\":\"invalid_lead\"");
    assertThat(postLead("[]", null, marketing).statusCode()).isEqualTo(400);
    assertThat(postLead(lead, " ", marketing).statusCode()).isEqualTo(400);
    assertThat(postLead("x".repeat(70_000), null, marketing).statusCode()).isEqualTo(413);

    LeadCaptured captured = captured(from("api", "posted@acme.example"));
    assertThat(captured.meta().actor()).isEqualTo("mia");
    assertThat(captured.profile().fullName()).isEqualTo("Post Ed");
  }

  private static HttpResponse<String> lead(String method, String path, String body, Role role)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/leads/" + path))
            .header("Content-Type", "application/json")
            .header("Authorization", TestIssuer.shared().bearer("olga", role))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void mergesSplitsAndForgetsLeadsWhenAskedTo() throws Exception {
    String bearer = TestIssuer.shared().bearer("mia", Role.MARKETING);
    postLead("{\"email\":\"one@union.example\",\"external_id\":\"u-1\"}", null, bearer);
    String one = captured(from("api", "one@union.example")).leadId().value();
    postLead("{\"email\":\"two@union.example\",\"job_title\":\"CTO\"}", null, bearer);
    String two = captured(from("api", "two@union.example")).leadId().value();

    HttpResponse<String> merged =
        lead("POST", two + "/merge", "{\"with\":\"" + one + "\"}", Role.SALES_OPS);
    assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
    assertThat(merged.body()).contains("\"leadId\":\"" + one, "\"merged\":\"" + two);
    assertThat(lead("GET", two, "", Role.SALES_OPS).body())
        .contains("\"leadId\":\"" + one, "\"jobTitle\":\"CTO\"", "external:api:u-1");
    assertThat(lead("POST", "search", "{\"email\":\"TWO@union.example\"}", Role.PRIVACY).body())
        .as("by an address of a lead that was merged into it")
        .contains("\"leadId\":\"" + one);
    assertThat(lead("POST", "search", "{\"phone\":\"+4930123456\"}", Role.PRIVACY).body())
        .contains("unknown_lead");
    assertThat(lead("POST", one + "/merge", "{}", Role.SALES_OPS).statusCode()).isEqualTo(422);
    assertThat(lead("POST", two + "/split", "", Role.SALES_OPS).statusCode()).isEqualTo(200);
    assertThat(lead("POST", two + "/split", "", Role.SALES_OPS).body()).contains("not_merged");
    assertThat(lead("GET", one, "", Role.SALES_OPS).body()).doesNotContain("CTO");

    assertThat(lead("GET", two + "/export", "", Role.PRIVACY).body()).contains("two@union.example");
    assertThat(lead("DELETE", two, "", Role.PRIVACY).statusCode()).isEqualTo(204);
    assertThat(lead("GET", two, "", Role.PRIVACY).body()).contains("unknown_lead");
    Predicate<Event> erased =
        event -> event instanceof LeadEvent.LeadErased && event.leadId().value().equals(two);
    assertThat(
            records.events(Topic.LEADS, all -> all.stream().anyMatch(erased), DEADLINE).stream()
                .filter(erased))
        .singleElement()
        .satisfies(event -> assertThat(event.meta().actor()).isEqualTo("olga"));
  }

  private static HttpResponse<String> bulk(String method, String path, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "text/csv")
            .header("Authorization", TestIssuer.shared().bearer("mia", Role.MARKETING))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void takesAListOnceHoweverOftenItIsSentAndReadsItAgainWithoutDoubles() throws Exception {
    String list =
        "\uFEFFE-Mail;Firma;Notiz\r\nann@list.example;Acme;\"a; b\"\r\n;Nobody;x\r\nbob@list.example;Acme\r\ncid@list.example;Acme;y\r\n";
    String path =
        "/imports?id=fair-2026&source=fair&delimiter=%3B&map=Firma%3Dcompany&map=Notiz%3D-";

    HttpResponse<String> report = bulk("POST", path, list);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    assertThat(report.body())
        .contains("\"state\":\"DONE\"", "\"read\":4", "\"kept\":2", "\"refused\":2")
        .contains("names_nobody", "columns");
    assertThat(bulk("GET", "/imports/fair-2026", "").body()).isEqualTo(report.body());
    LeadCaptured ann = captured(from("fair", "ann@list.example"));
    assertThat(ann.meta().mode()).isEqualTo(Mode.QUIET);
    assertThat(ann.engagement()).isNull();
    assertThat(ann.profile().company()).isEqualTo("Acme");
    assertThat(ann.profile().attributes()).isEmpty();

    assertThat(bulk("POST", path, list).statusCode()).isEqualTo(200);
    String replay = bulk("POST", "/submissions/replay", "{\"source\":\"fair\"}").body();
    String id = String.valueOf(EventJson.mapper().readTree(replay).get("id").stringValue());
    await()
        .atMost(DEADLINE)
        .until(() -> bulk("GET", "/submissions/replay/" + id, "").body().contains("\"DONE\""));
    assertThat(bulk("GET", "/submissions/replay/" + id, "").body()).contains("\"kept\":4");
    bulk("POST", "/imports?source=after", "email\nann@list.example\ncid@list.example\n");
    captured(from("after", "ann@list.example"));
    captured(from("after", "cid@list.example"));
    assertThat(
            captures(
                    records.events(
                        Topic.LEADS,
                        all ->
                            captures(all).stream()
                                    .filter(lead -> lead.origin().source().equals("after"))
                                    .count()
                                >= 2,
                        DEADLINE))
                .stream()
                .filter(lead -> lead.origin().source().equals("fair")))
        .hasSize(2);
    assertThat(bulk("POST", "/imports?mode=fast", "").body()).contains("invalid_parameter");
    assertThat(bulk("GET", "/imports/none", "").statusCode()).isEqualTo(404);
  }

  @Test
  void waitsForNoBodyForEverAndReadsNoFloodOfHeaders() throws Exception {
    try (Socket slow = new Socket("localhost", port)) {
      slow.setSoTimeout(60_000);
      slow.getOutputStream()
          .write(
              "POST /webhooks/mautic HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"
                  .getBytes(StandardCharsets.UTF_8));
      slow.getOutputStream().flush();
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
    HttpResponse<String> flood =
        post(
            "mautic", "{}".getBytes(StandardCharsets.UTF_8), Map.of("X-Flood", "x".repeat(20_000)));
    assertThat(flood.statusCode()).isBetween(400, 499);
  }

  @Test
  void cutsOffABodyThatTrickles() throws Exception {
    try (Socket slow = new Socket("localhost", port)) {
      slow.setSoTimeout(60_000);
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /webhooks/mautic HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
              .getBytes(StandardCharsets.UTF_8));
      await()
          .atMost(DEADLINE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> {
            out.write('{');
            out.flush();
            return slow.getInputStream().available() > 0;
          });

      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("body_too_slow");
    }
  }

  @Test
  void takesFiveDeliveriesOfOneEventInParallelForOne() throws Exception {
    byte[] body =
        "{\"type\":\"lead.captured\",\"timestamp\":\"%s\",\"data\":{\"email\":\"Five@Acme.example\",\"full_name\":\"Ada Lovelace\"}}"
            .formatted(Instant.now())
            .getBytes(StandardCharsets.UTF_8);
    Map<String, String> signed =
        Signing.standardWebhooks(SiteSecret.WRITTEN, "msg_five", Instant.now(), body);
    Callable<Integer> delivery = () -> post("site", body, signed).statusCode();
    try (ExecutorService senders = Executors.newFixedThreadPool(5)) {
      for (Future<Integer> status : senders.invokeAll(Collections.nCopies(5, delivery))) {
        assertThat(status.get()).isEqualTo(202);
      }
    }

    // A later delivery about the same person comes after all five repeats.
    byte[] last =
        "{\"type\":\"lead.captured\",\"data\":{\"email\":\"five@acme.example\",\"company\":\"Acme\"}}"
            .getBytes(StandardCharsets.UTF_8);
    post(
        "site",
        last,
        Signing.standardWebhooks(SiteSecret.WRITTEN, "msg_after", Instant.now(), last));
    Predicate<LeadCaptured> five =
        from("site", "Five@acme.example").or(from("site", "five@acme.example"));
    Predicate<List<Event>> both = events -> captures(events).stream().filter(five).count() >= 2;
    List<LeadCaptured> leads =
        captures(records.events(Topic.LEADS, both, DEADLINE)).stream().filter(five).toList();
    assertThat(leads).extracting(LeadCaptured::firstSeen).containsExactly(true, false);
    assertThat(leads).extracting(LeadEvent::leadId).containsOnly(leads.getFirst().leadId());
    assertThat(get("/actuator/prometheus"))
        .contains(
            "relevo_deliveries_duplicate_total{",
            "relevo_webhooks_total{",
            "relevo_webhooks_ack_seconds_bucket{");
  }

  @Test
  void takesABodyOfTheFullSizeThatDoesNotCompress() throws Exception {
    StringBuilder noise = new StringBuilder();
    new Random(7)
        .ints((1 << 20) - 100, 0x21, 0x7f)
        .filter(c -> c != '"' && c != '\\')
        .forEach(noise::appendCodePoint);
    byte[] body =
        ("{\"type\":\"noise\",\"data\":\"" + noise + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(
            post(
                    "site",
                    body,
                    Signing.standardWebhooks(SiteSecret.WRITTEN, "msg_large", Instant.now(), body))
                .statusCode())
        .isEqualTo(202);
    assertThat(
            records.read(
                "relevo.submissions.dlt",
                found -> found.stream().anyMatch(each -> each.value().length > body.length),
                DEADLINE))
        .isNotEmpty();

    byte[] larger = new byte[(1 << 20) + 1];
    assertThat(post("site", larger, Map.of()).statusCode()).isEqualTo(413);
  }

  @TestFactory
  Stream<DynamicTest> everyEndpointIsForItsRolesAlone() {
    return EndpointAccess.tests(
        service, TestIssuer.shared(), Path.of("README.md"), Path.of("../docs/architecture.md"));
  }

  @Test
  void answersInProblemsAndIsReady() throws Exception {
    HttpResponse<String> refused = post("mautic", "{}".getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(get("/webhooks/mautic")).contains("\"code\":\"method_not_allowed\"");
    assertThat(get("/nowhere")).contains("\"code\":\"unauthenticated\"");
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
  }
}
