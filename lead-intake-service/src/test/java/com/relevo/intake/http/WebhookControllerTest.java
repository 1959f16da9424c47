package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.SiteSecret;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.store.Submissions.Kept;
import com.relevo.local.webhook.Signing;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class WebhookControllerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final int LIMIT = 10_000;
  private static final byte[] LEAD =
      "{\"type\":\"lead.captured\",\"data\":{\"email\":\"a@example.com\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final List<Submission> kept = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Kept answer = Kept.KEPT;
  private final MockMvcTester http = MockMvcTester.create(edge());

  private MockMvc edge() {
    Map<String, Source> sources =
        Map.of(
            "site", source("site", "standard-webhooks", SiteSecret.WRITTEN),
            "mautic", source("mautic", "mautic", "s"),
            "ads", source("ads", "google-ads", "google-key-example"));
    EdgeSettings settings =
        new EdgeSettings(sources, LIMIT, Duration.ofSeconds(10), Duration.ofSeconds(5), List.of());
    Reception reception =
        new Reception(
            this::keep, new RateLimits(RateLimiterRegistry.ofDefaults()), InstantSource.fixed(NOW));
    return MockMvcBuilders.standaloneSetup(
            new WebhookController(
                settings, reception, new EdgeMetrics(metrics), InstantSource.fixed(NOW)))
        .setControllerAdvice(new ProblemAdvice())
        .build();
  }

  private static Source source(String slug, String preset, String secret) {
    return Shipped.source(slug, Shipped.preset(preset), secret);
  }

  private Kept keep(Submission submission) {
    if (answer == Kept.KEPT) {
      kept.add(submission);
    }
    return answer;
  }

  private MvcTestResult post(String slug, byte[] body, Map<String, String> headers) {
    return http.post()
        .uri("/webhooks/" + slug)
        .contentType("application/json")
        .content(body)
        .headers(all -> headers.forEach(all::add))
        .exchange();
  }

  private static Map<String, String> signed(byte[] body) {
    return Signing.standardWebhooks(SiteSecret.WRITTEN, "msg_1", NOW, body);
  }

  private static void assertProblem(MvcTestResult result, int status, String code) {
    assertThat(result).hasStatus(status);
    assertThat(result).hasContentTypeCompatibleWith("application/problem+json");
    assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
  }

  private double outcome(String source, String outcome) {
    return metrics.counter("relevo.webhooks", "source", source, "outcome", outcome).count();
  }

  @Test
  void keepsADeliveryRawAndAnswers202WithItsId() {
    MvcTestResult result = post("site", LEAD, signed(LEAD));

    assertThat(result).hasStatus(202);
    Submission submission = kept.getFirst();
    assertThat(result).bodyJson().extractingPath("$.deliveryId").isEqualTo(submission.deliveryId());
    assertThat(submission.body()).isEqualTo(LEAD);
    assertThat(submission.receivedAt()).isEqualTo(NOW);
    assertThat(submission.recordKey()).isEqualTo("site:msg_1");
    assertThat(submission.headers()).containsEntry("webhook-id", "msg_1");
    assertThat(outcome("site", "accepted")).isEqualTo(1);
  }

  @Test
  void givesARepeatTheSameIdAndKeyHoweverOftenItCame() {
    post("site", LEAD, signed(LEAD));
    post("site", LEAD, signed(LEAD));

    assertThat(kept)
        .hasSize(2)
        .extracting(Submission::deliveryId)
        .containsOnly(kept.getFirst().deliveryId());
  }

  @Test
  void keepsNoSecretsOfHeadersOrBody() {
    byte[] body = Cases.payload("google-ads-lead.json");

    MvcTestResult result =
        post(
            "ads",
            body,
            Map.of(
                "Authorization",
                "Bearer x",
                "Cookie",
                "c=1",
                "X-Api-Key",
                "k",
                "X-Auth-Token",
                "t",
                "User-Agent",
                "Google"));

    assertThat(result).as("Google Ads takes nothing but 200").hasStatus(200);
    Submission submission = kept.getFirst();
    assertThat(submission.headers())
        .containsKey("user-agent")
        .doesNotContainKeys("authorization", "cookie", "x-api-key", "x-auth-token");
    assertThat(new String(submission.body(), StandardCharsets.UTF_8))
        .doesNotContain("google_key", "google-key-example")
        .contains("CjwKCAexample-lead-0001");
    assertThat(submission.deliveryKey()).isEqualTo("CjwKCAexample-lead-0001");
  }

  @Test
  void tellsNobodyWhichPartOfASignatureIsWrong() throws Exception {
    Map<String, String> signed = signed(LEAD);
    List<MvcTestResult> refused =
        List.of(
            post("site", LEAD, Map.of()),
            post(
                "site",
                LEAD,
                Map.of(
                    "webhook-id",
                    "msg_1",
                    "webhook-timestamp",
                    signed.get("webhook-timestamp"),
                    "webhook-signature",
                    "v1,AAAA")),
            post(
                "site",
                LEAD,
                Signing.standardWebhooks(SiteSecret.WRITTEN, "msg_1", NOW.minusSeconds(301), LEAD)),
            post("site", "{}".getBytes(StandardCharsets.UTF_8), signed),
            http.post()
                .uri("/webhooks/site")
                .content(LEAD)
                .headers(all -> signed.forEach(all::add))
                .header("webhook-signature", "v1,AAAA")
                .exchange(),
            post("ads", "not json".getBytes(StandardCharsets.UTF_8), Map.of()),
            post(
                "ads",
                "{\"google_key\":\"google-key-example\",\"google_key\":\"x\"}"
                    .getBytes(StandardCharsets.UTF_8),
                Map.of()));

    for (MvcTestResult result : refused) {
      assertProblem(result, 401, "signature_refused");
      assertThat(result.getResponse().getContentAsString().replaceAll("/webhooks/\\w+", ""))
          .isEqualTo(
              refused
                  .getFirst()
                  .getResponse()
                  .getContentAsString()
                  .replaceAll("/webhooks/\\w+", ""));
    }
    assertThat(kept).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "", "{\"a\":1", "{}{}", "7", "null", "{\"a\":1,\"a\":2}", "\u0000"})
  void refusesWhatIsNotJsonAndKeepsItAsRefused(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);

    assertProblem(post("mautic", body, Signing.mautic("s", body)), 400, "body_unparsable");
    assertThat(kept)
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.status()).isEqualTo(Submission.Status.REFUSED_UNPARSABLE);
          assertThat(refused.body()).isEqualTo(body);
        });
    assertThat(outcome("mautic", "refused_unparsable")).isEqualTo(1);
  }

  @Test
  void refusesABodyNestedBeyondReason() {
    byte[] body = ("[".repeat(2000) + "]".repeat(2000)).getBytes(StandardCharsets.UTF_8);

    assertProblem(post("mautic", body, Signing.mautic("s", body)), 400, "body_unparsable");
  }

  @Test
  void knowsOnlyItsSourcesAndCountsTheRestUnderOneName() {
    assertProblem(post("nobody", LEAD, signed(LEAD)), 404, "unknown_source");
    assertProblem(post("SITE", LEAD, signed(LEAD)), 404, "unknown_source");

    assertThat(outcome("unknown", "unknown_source")).isEqualTo(2);
  }

  @Test
  void refusesABodyThatIsTooLargeAnnouncedOrNot() {
    assertProblem(post("site", new byte[LIMIT + 1], Map.of()), 413, "body_too_large");

    byte[] unannounced = new byte[LIMIT + 1];
    MvcTestResult result =
        http.perform(context -> {
          MockHttpServletRequest request =
              new MockHttpServletRequest(context, "POST", "/webhooks/site") {
                @Override
                public long getContentLengthLong() {
                  return -1;
                }
              };
          request.setContent(unannounced);
          request.setPathInfo("/webhooks/site");
          return request;
        });
    assertProblem(result, 413, "body_too_large");
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    byte[] body = ("{\"a\":\"" + "x".repeat(LIMIT - 8) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(post("mautic", body, Signing.mautic("s", body))).hasStatus(202);
  }

  @Test
  void saysWhenToComeBackWhileTheBrokerIsAway() {
    answer = Kept.UNAVAILABLE;

    MvcTestResult result = post("site", LEAD, signed(LEAD));
    assertProblem(result, 503, "broker_unavailable");
    assertThat(result).hasHeader(HttpHeaders.RETRY_AFTER, "5");

    byte[] unparsable = "x".getBytes(StandardCharsets.UTF_8);
    assertProblem(
        post("mautic", unparsable, Signing.mautic("s", unparsable)), 503, "broker_unavailable");
  }

  @Test
  void refusesWhatTheBrokerFindsTooLarge() {
    answer = Kept.TOO_LARGE;

    assertProblem(post("site", LEAD, signed(LEAD)), 413, "body_too_large");
  }

  @Test
  void answersOtherMethodsWithAProblem() {
    for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE)) {
      MvcTestResult result = http.method(method).uri("/webhooks/site").exchange();
      assertProblem(result, 405, "method_not_allowed");
      assertThat(result.getResponse().getHeader("Allow")).contains("POST");
    }
  }

  @Test
  void countsEveryDeliveryOnce() {
    post("site", LEAD, signed(LEAD));
    post("site", LEAD, Map.of());
    post("site", new byte[LIMIT + 1], Map.of());
    post("nobody", LEAD, Map.of());
    byte[] unparsable = "x".getBytes(StandardCharsets.UTF_8);
    post("mautic", unparsable, Signing.mautic("s", unparsable));
    answer = Kept.UNAVAILABLE;
    post("site", LEAD, signed(LEAD));

    double received =
        metrics.find("relevo.webhooks.received").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
    double answered =
        metrics.find("relevo.webhooks").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
    assertThat(received).isEqualTo(6).isEqualTo(answered);
    assertThat(metrics.timer("relevo.webhooks.ack", "source", "site").count()).isEqualTo(1);
  }
}
