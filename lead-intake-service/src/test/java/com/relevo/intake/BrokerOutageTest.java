package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
import com.relevo.local.EmbeddedKafka;
import com.relevo.local.webhook.Signing;
import com.relevo.testsupport.Records;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker goes away and comes back: no sender waits, and what was acknowledged is there. */
class BrokerOutageTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path directory;

  private final Set<String> acknowledged = new HashSet<>();
  private int sent;

  @Test
  void answers503AtOnceWhileTheBrokerIsAwayAnd202AfterIt() throws Exception {
    EmbeddedKafka kafka = new EmbeddedKafka(directory, 0).start();
    try (ConfigurableApplicationContext service = ServiceProcess.start(kafka.bootstrapServers())) {
      int port = ((WebServerApplicationContext) service).getWebServer().getPort();
      untilAccepted(port);
      int before = acknowledged.size();

      kafka.close();
      for (int i = 0; i < 15; i++) {
        long start = System.nanoTime();
        HttpResponse<String> response = post(port);
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(waited).isLessThan(Duration.ofSeconds(2));
      }

      kafka.start();
      untilAccepted(port);
      assertThat(acknowledged).hasSize(before + 1);
      try (Records records = new Records(kafka.bootstrapServers())) {
        records.read(
            "relevo.submissions",
            found -> found.stream().map(each -> each.key()).toList().containsAll(acknowledged),
            Duration.ofSeconds(20));
        records.events(Topic.LEADS, this::allAcknowledged, Duration.ofSeconds(90));
      }
    } finally {
      kafka.close();
    }
  }

  /** The stream is back as well: every acknowledged delivery is a lead, by its own address. */
  private boolean allAcknowledged(List<Event> events) {
    List<String> found =
        events.stream()
            .filter(LeadCaptured.class::isInstance)
            .map(event ->
                "site:"
                    + String.valueOf(((LeadCaptured) event).profile().email())
                        .replaceAll("@.*", ""))
            .toList();
    return found.containsAll(acknowledged);
  }

  /** At once on an idle machine; a broker that starts on a busy one takes its time. */
  private void untilAccepted(int port) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> post(port).statusCode() == 202);
  }

  private HttpResponse<String> post(int port) throws Exception {
    String id = "msg_" + ++sent;
    byte[] body =
        ("{\"type\":\"lead.captured\",\"data\":{\"email\":\"" + id + "@acme.example\"}}")
            .getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/site"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Signing.standardWebhooks(SiteSecret.WRITTEN, id, Instant.now(), body).forEach(request::header);
    HttpResponse<String> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 202) {
      acknowledged.add("site:" + id);
    }
    return response;
  }
}
