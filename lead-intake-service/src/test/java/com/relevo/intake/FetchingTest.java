package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.fetch.PersonServer;
import com.relevo.local.webhook.Signing;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A tool that names people by ids: a lead at once, a person when the tool answers. */
class FetchingTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final PersonServer TOOL = new PersonServer();

  private static ConfigurableApplicationContext service;
  private static Records records;

  @BeforeAll
  static void start() {
    records = new Records(TestKafka.bootstrapServers());
    service =
        ServiceProcess.start(
            TestKafka.bootstrapServers(),
            "--relevo.intake.fetch-patience=1s",
            "--relevo.intake.sources.crm.preset=hubspot",
            "--relevo.intake.sources.crm.secrets=crm-secret",
            "--relevo.intake.sources.crm.public-base-url=https://intake.example.com",
            "--relevo.intake.sources.crm.fetch.token=t0ken",
            "--relevo.intake.sources.crm.fetch.url=" + TOOL.url("/contacts/{id}"));
  }

  @AfterAll
  static void stop() {
    service.close();
    records.close();
    TOOL.close();
  }

  private static void created(String contact) throws Exception {
    byte[] body =
        ("[{\"eventId\":%1$s,\"subscriptionId\":1,\"occurredAt\":%2$d,\"subscriptionType\":\"contact.creation\",\"objectId\":%1$s}]"
                .formatted(contact, Instant.now().toEpochMilli()))
            .getBytes(StandardCharsets.UTF_8);
    int port = ((WebServerApplicationContext) service).getWebServer().getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/crm"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Signing.hubspot("crm-secret", "https://intake.example.com/webhooks/crm", Instant.now(), body)
        .forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
  }

  private static List<LeadCaptured> captures(List<Event> events, String contact) {
    return events.stream()
        .filter(LeadCaptured.class::isInstance)
        .map(LeadCaptured.class::cast)
        .filter(lead ->
            lead.origin().source().equals("crm") && contact.equals(lead.origin().externalId()))
        .toList();
  }

  @Test
  void tellsOfALeadAtOnceAndWhoItIsWhenTheToolHasAnswered() throws Exception {
    TOOL.answers(
        200,
        """
        {"id":"9001","updatedAt":"2026-01-01T00:00:00Z","properties":{"email":"Rosa@acme.example","firstname":"Rosa","lastname":"Parks","company":"Acme","numemployees":"51-200"}}
        """);
    created("9001");

    List<LeadCaptured> leads =
        captures(
            records.events(Topic.LEADS, events -> captures(events, "9001").size() == 2, DEADLINE),
            "9001");
    assertThat(leads).extracting(lead -> lead.leadId()).containsOnly(leads.getFirst().leadId());
    LeadCaptured known =
        leads.stream().filter(lead -> lead.profile().email() != null).findFirst().orElseThrow();
    assertThat(known.profile().email()).isEqualTo("Rosa@acme.example");
    assertThat(known.profile().fullName()).isEqualTo("Rosa Parks");
    assertThat(known.profile().employees()).isNotNull();
    assertThat(TOOL.asked()).contains("/contacts/9001 Bearer t0ken");
  }

  @Test
  void buriesADeliveryWhosePeopleTheToolDoesNotTellOf() throws Exception {
    TOOL.answers(401, "no");
    created("9002");

    records.events(Topic.LEADS, events -> !captures(events, "9002").isEmpty(), DEADLINE);
    List<String> dead =
        records
            .read(
                "relevo.submissions.dlt",
                found ->
                    found.stream()
                        .anyMatch(each ->
                            new String(each.value(), StandardCharsets.UTF_8).contains("\"crm\"")),
                DEADLINE)
            .stream()
            .map(each -> EventJson.mapper().readValue(each.value(), Submission.class))
            .filter(submission -> submission.source().equals("crm"))
            .map(submission -> new String(submission.body(), StandardCharsets.UTF_8))
            .toList();
    assertThat(dead).singleElement().asString().contains("9002");
  }
}
