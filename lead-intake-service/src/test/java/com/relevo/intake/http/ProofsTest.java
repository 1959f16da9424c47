package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventJson;
import com.relevo.intake.Cases;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.AddressRange;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Preset;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** How deliveries of every kind of source prove themselves, and that what proves it is not kept. */
class ProofsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String SECRET = "s3cret-of-the-source";
  private static final byte[] LEAD =
      "{\"email\":\"a@example.com\"}".getBytes(StandardCharsets.UTF_8);

  private final List<Submission> kept = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();

  private MockMvcTester edge(Source source, String... trustedProxies) {
    EdgeSettings settings =
        new EdgeSettings(
            Map.of("s", source),
            1 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Stream.of(trustedProxies).map(AddressRange::of).toList());
    InstantSource clock = InstantSource.fixed(NOW);
    return MockMvcTester.create(
        MockMvcBuilders.standaloneSetup(
                new WebhookController(
                    settings,
                    new Reception(this::keep, new RateLimits(limiters), clock),
                    new EdgeMetrics(metrics),
                    clock))
            .setControllerAdvice(new ProblemAdvice())
            .build());
  }

  private Kept keep(Submission submission) {
    kept.add(submission);
    return Kept.KEPT;
  }

  private static MvcTestResult post(
      MockMvcTester edge, String query, String type, byte[] body, Map<String, String> headers) {
    return edge.post()
        .uri("/webhooks/s" + query)
        .contentType(type)
        .content(body)
        .headers(all -> headers.forEach(all::add))
        .exchange();
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> tokens() {
    return Stream.of(
        Arguments.of("", Map.of("X-Relevo-Token", SECRET)),
        Arguments.of("", Map.of("Authorization", "Bearer " + SECRET)),
        Arguments.of("", Map.of("Authorization", "bearer " + SECRET)),
        Arguments.of("", Map.of("Authorization", basic("anybody:" + SECRET))),
        Arguments.of("?token=" + SECRET, Map.of()),
        Arguments.of("?token=" + SECRET, Map.of("Referer", "https://x.example/?token=" + SECRET)));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void takeASharedSecretInAnyOfItsPlacesAndKeepItNowhere(
      String query, Map<String, String> headers) {
    MvcTestResult result =
        post(
            edge(Shipped.source("s", Shipped.preset("zapier"), SECRET)),
            query,
            "application/json",
            LEAD,
            headers);

    assertThat(result).hasStatus(202);
    assertNothingOf(SECRET, result);
  }

  @Test
  void refuseAWrongTokenAndDoNotFallBackToAnother() {
    MockMvcTester edge = edge(Shipped.source("s", Shipped.preset("zapier"), SECRET));

    for (String query : List.of("", "?token=x", "?token=" + SECRET + "&token=x", "?token=")) {
      assertThat(post(edge, query, "application/json", LEAD, Map.of())).hasStatus(401);
    }
    assertThat(
            post(edge, "?token=" + SECRET, "application/json", LEAD, Map.of("X-Relevo-Token", "x")))
        .as("a bad token is not made good by another")
        .hasStatus(401);
    assertThat(post(edge, "", "application/json", LEAD, Map.of("Authorization", basic("a:" + "x"))))
        .hasStatus(401);
    assertThat(kept).isEmpty();
  }

  static Stream<Arguments> signed() {
    return Cases.webhooks("signatures.jsonl").stream()
        .filter(row -> Cases.text(row, "method").equals("POST"))
        .filter(row -> Cases.text(row, "expect").equals("accept"))
        .map(row -> Arguments.of(Cases.text(row, "id"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  void keepNoSecretOfAnySignedScheme(String id, Node row) {
    String secret = Cases.text(row, "secret");
    Preset preset = Shipped.preset(Cases.text(row, "provider"));
    byte[] body = Cases.text(row, "body").getBytes(StandardCharsets.UTF_8);
    MockMvcTester edge = edge(Shipped.source("s", preset, secret));

    MvcTestResult result =
        edge.post()
            .uri("/webhooks/s")
            .content(body)
            .header("X-Copied", secret)
            .headers(all ->
                row.at("headers").fields((name, value) -> all.add(name, value.text().orElse(""))))
            .exchange();

    // Rows of other times and URLs are refused here; whatever is kept or said shows no secret.
    assertNothingOf(secret, result);
  }

  @Test
  void keepNoSessionIdAndNoOrganisationOfASalesforceMessage() throws Exception {
    String message =
        new String(Cases.payload("salesforce-outbound-message.xml"), StandardCharsets.UTF_8);
    MockMvcTester edge = edge(Shipped.source("s", Shipped.preset("salesforce"), "012345678901234"));

    MvcTestResult result =
        post(edge, "", "text/xml", message.getBytes(StandardCharsets.UTF_8), Map.of());

    assertThat(result).hasStatus(200);
    assertThat(result.getResponse().getContentType()).startsWith("text/xml");
    assertThat(result.getResponse().getContentAsString())
        .isEqualToNormalizingNewlines(
            new String(Cases.payload("salesforce-ack.xml"), StandardCharsets.UTF_8)
                .replace("\ufeff", ""));
    assertNothingOf("00D1I000003qqqE!AQsAQOjGFnFJzGPA12yhUGL9Aii0N6lADjH2", result);
    assertNothingOf("012345678901234", result);
    assertThat(post(edge, "", "text/xml", broken(message), Map.of())).hasStatus(401);

    MockMvcTester byToken = edge(Shipped.source("s", Shipped.preset("salesforce"), SECRET));
    kept.clear();
    result = post(byToken, "?token=" + SECRET, "text/xml", broken(message), Map.of());
    assertThat(result).hasStatus(400);
    assertThat(kept).hasSize(1);
    assertNothingOf("00D1I000003qqqE!AQsAQOjGFnFJzGPA12yhUGL9Aii0N6lADjH2", result);
  }

  private static byte[] broken(String message) {
    return message.substring(0, message.length() - 30).getBytes(StandardCharsets.UTF_8);
  }

  private void assertNothingOf(String secret, MvcTestResult result) {
    assertThat(result.getResponse().getHeaderNames())
        .allSatisfy(
            name -> assertThat(result.getResponse().getHeader(name)).doesNotContain(secret));
    assertThat(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
        .doesNotContain(secret);
    for (Submission submission : kept) {
      assertThat(new String(submission.body(), StandardCharsets.UTF_8)).doesNotContain(secret);
      assertThat(EventJson.mapper().writeValueAsString(submission)).doesNotContain(secret);
    }
  }

  private static Source from(String preset, String... addresses) {
    Source any = Shipped.source("s", Shipped.preset(preset));
    return new Source(
        "s",
        any.preset(),
        List.of(),
        List.of(),
        Stream.of(addresses).map(AddressRange::of).toList(),
        null,
        null,
        null,
        Reading.of(EngagementKind.OTHER),
        1_000,
        null);
  }

  private static MvcTestResult formFrom(MockMvcTester edge, String peer, String... forwarded) {
    byte[] body = Cases.payload("unbounce-form-submit.form.txt");
    return edge.perform(context -> {
      MockHttpServletRequest request = new MockHttpServletRequest(context, "POST", "/webhooks/s");
      request.setPathInfo("/webhooks/s");
      request.setContentType("application/x-www-form-urlencoded");
      request.setContent(body);
      request.setRemoteAddr(peer);
      for (String hop : forwarded) {
        request.addHeader("X-Forwarded-For", hop);
      }
      return request;
    });
  }

  @Test
  void takeWhatComesFromASourcesAddressesAlone() {
    MockMvcTester edge = edge(from("unbounce", "54.241.34.25", "2001:db8::/32"));

    assertThat(formFrom(edge, "54.241.34.25")).hasStatus(200);
    assertThat(formFrom(edge, "2001:db8:1::7")).hasStatus(200);
    assertThat(formFrom(edge, "54.241.34.26")).hasStatus(401);
    assertThat(formFrom(edge, "10.0.0.1", "54.241.34.25"))
        .as("anybody can write X-Forwarded-For")
        .hasStatus(401);
  }

  @Test
  void believeATrustedProxyAboutTheLastHopThatIsNoProxy() {
    MockMvcTester edge = edge(from("unbounce", "54.241.34.25"), "10.0.0.0/8");

    assertThat(formFrom(edge, "10.0.0.1", "54.241.34.25")).hasStatus(200);
    assertThat(formFrom(edge, "10.0.0.1", "54.241.34.25, 10.0.0.2")).hasStatus(200);
    assertThat(formFrom(edge, "10.0.0.1", "54.241.34.25, 203.0.113.9"))
        .as("the sender wrote the first one")
        .hasStatus(401);
    assertThat(formFrom(edge, "10.0.0.1", "54.241.34.25", "rubbish")).hasStatus(401);
    assertThat(formFrom(edge, "10.0.0.1")).hasStatus(401);
  }

  @Test
  void takeNoMoreOfASourceInASecondThanItMaySendAndSayWhenToComeBack() {
    Source any = Shipped.source("s", Shipped.preset("mautic"), SECRET);
    Source few =
        new Source(
            "s",
            any.preset(),
            any.secrets(),
            List.of(),
            List.of(),
            null,
            null,
            null,
            any.reading(),
            3,
            null);
    MockMvcTester edge = edge(few);
    Map<String, String> signed = Signing.mautic(SECRET, LEAD);

    for (int i = 0; i < 10; i++) {
      assertThat(post(edge, "", "application/json", LEAD, Map.of()))
          .as("whoever proves nothing uses nothing up")
          .hasStatus(401);
    }
    List<Integer> statuses = new ArrayList<>();
    MvcTestResult last = null;
    for (int i = 0; i < 40; i++) {
      last = post(edge, "", "application/json", LEAD, signed);
      statuses.add(last.getResponse().getStatus());
    }

    assertThat(statuses).contains(202, 429);
    assertThat(last).hasHeader("Retry-After", "1");
    assertThat(
            metrics.counter("relevo.webhooks", "source", "s", "outcome", "too_many").count()
                + metrics.counter("relevo.webhooks", "source", "s", "outcome", "accepted").count())
        .isEqualTo(40);
    assertThat(kept.size()).isLessThan(40);
  }

  @Test
  void answerHandshakesAndCountThem() throws Exception {
    Source meta = Shipped.source("s", Shipped.preset("meta"), "app-secret");
    Source withToken =
        new Source(
            "s",
            meta.preset(),
            meta.secrets(),
            List.of(new Secret("verify-me")),
            List.of(),
            null,
            null,
            null,
            meta.reading(),
            10,
            null);
    MockMvcTester edge = edge(withToken);
    String question = "/webhooks/s?hub.mode=subscribe&hub.challenge=0099&hub.verify_token=";

    MvcTestResult answered = edge.get().uri(question + "verify-me").exchange();
    assertThat(answered).hasStatus(200).hasContentTypeCompatibleWith("text/plain");
    assertThat(answered.getResponse().getContentAsString()).isEqualTo("0099");
    assertThat(edge.get().uri(question + "app-secret").exchange()).hasStatus(403);
    assertThat(edge.get().uri("/webhooks/s").exchange()).hasStatus(403);
    assertThat(
            metrics
                .counter("relevo.webhook.handshakes", "source", "s", "outcome", "refused")
                .count())
        .isEqualTo(2);

    MockMvcTester mailchimp = edge(Shipped.source("s", Shipped.preset("mailchimp"), SECRET));
    assertThat(mailchimp.get().uri("/webhooks/s").exchange()).hasStatus(200);
  }
}
