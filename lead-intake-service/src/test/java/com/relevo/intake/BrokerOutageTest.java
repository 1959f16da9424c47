package com.relevo.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.Topic;
import com.relevo.kit.security.Role;
import com.relevo.local.EmbeddedKafka;
import com.relevo.local.webhook.Signing;
import com.relevo.testsupport.Records;
import com.relevo.testsupport.TestIssuer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The broker goes away and comes back: no sender waits, and what was acknowledged is there. */
class BrokerOutageTest {
  // Kafka's own waits are a minute and more; a loaded machine may take its time over 1.4 s.
  private static final Duration NO_HANG = Duration.ofSeconds(20);
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
      keepsItsWaitsUnderTwoSeconds(service);
      untilAccepted(port);
      int before = acknowledged.size();
      AtomicInteger answeredAtOnce = new AtomicInteger();
      service
          .getBean(CircuitBreakerRegistry.class)
          .circuitBreaker("submissions")
          .getEventPublisher()
          .onCallNotPermitted(refused -> answeredAtOnce.incrementAndGet());

      kafka.close();
      CompletableFuture<HttpResponse<String>> list = list(port);
      for (int i = 0; i < 15 || answeredAtOnce.get() == 0; i++) {
        assertThat(i).as("deliveries until the circuit opens").isLessThan(60);
        HttpResponse<String> response = post(port);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
      }

      kafka.start();
      untilAccepted(port);
      assertThat(acknowledged).hasSize(before + 1);
      assertThat(list.get(2, TimeUnit.MINUTES).body())
          .as("a list waits for its broker")
          .contains("\"state\":\"DONE\"", "\"kept\":2");
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

  /** What a sender waits at most is the product's setting; a machine's load comes on top of it. */
  private static void keepsItsWaitsUnderTwoSeconds(ConfigurableApplicationContext service) {
    assertThat(
            service
                .getBean(TimeLimiterRegistry.class)
                .timeLimiter("submissions")
                .getTimeLimiterConfig()
                .getTimeoutDuration())
        .isLessThan(Duration.ofSeconds(2));
    assertThat(
            service
                .getBean(BulkheadRegistry.class)
                .bulkhead("submissions")
                .getBulkheadConfig()
                .getMaxWaitDuration())
        .isZero();
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

  private static CompletableFuture<HttpResponse<String>> list(int port) {
    return CLIENT.sendAsync(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/imports"))
            .header("Authorization", TestIssuer.shared().bearer("ann", Role.MARKETING))
            .POST(HttpRequest.BodyPublishers.ofString("email\na@list.example\nb@list.example\n"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
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
            .timeout(NO_HANG)
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
