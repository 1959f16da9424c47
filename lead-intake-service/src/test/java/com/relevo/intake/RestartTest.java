package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
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
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A new machine without any state on its disk knows the people and the deliveries of the one
 * before.
 */
class RestartTest {
  private static final String FIRST =
      "{\"type\":\"lead.captured\",\"data\":{\"email\":\"restart@acme.example\",\"job_title\":\"CTO\"}}";
  private static final String SECOND =
      "{\"type\":\"lead.captured\",\"data\":{\"email\":\"Restart@acme.example\",\"country\":\"DE\"}}";

  @Test
  void knowsPeopleAndRepeatsAfterTheMachineIsLost() throws Exception {
    try (Records records = new Records(TestKafka.bootstrapServers())) {
      try (ConfigurableApplicationContext service =
          ServiceProcess.start(TestKafka.bootstrapServers())) {
        post(service, "msg_restart_1", FIRST);
        records.events(Topic.LEADS, events -> captured(events).size() == 1, Duration.ofSeconds(90));
      }
      try (ConfigurableApplicationContext service =
          ServiceProcess.start(TestKafka.bootstrapServers())) {
        post(service, "msg_restart_1", FIRST);
        post(service, "msg_restart_2", SECOND);
        List<LeadCaptured> leads =
            captured(
                records.events(
                    Topic.LEADS, events -> captured(events).size() == 2, Duration.ofSeconds(90)));

        assertThat(leads).extracting(LeadCaptured::firstSeen).containsExactly(true, false);
        assertThat(leads.get(1).leadId()).isEqualTo(leads.get(0).leadId());
        assertThat(leads.get(1).profile().jobTitle()).isEqualTo("CTO");
        assertThat(leads.get(1).profile().country()).isEqualTo("DE");
      }
    }
  }

  private static List<LeadCaptured> captured(List<Event> events) {
    return events.stream()
        .filter(LeadCaptured.class::isInstance)
        .map(LeadCaptured.class::cast)
        .filter(lead -> "restart@acme.example".equalsIgnoreCase(lead.profile().email()))
        .toList();
  }

  private static void post(ConfigurableApplicationContext service, String id, String text)
      throws Exception {
    int port = ((WebServerApplicationContext) service).getWebServer().getPort();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/site"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Signing.standardWebhooks(SiteSecret.WRITTEN, id, Instant.now(), body).forEach(request::header);
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(202);
    }
  }
}
