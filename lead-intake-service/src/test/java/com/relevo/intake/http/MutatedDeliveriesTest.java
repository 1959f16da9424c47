package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.relevo.intake.Cases;
import com.relevo.intake.Cases.Payload;
import com.relevo.intake.Mutations;
import com.relevo.intake.Shipped;
import com.relevo.intake.StreamReading;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.signature.Query;
import com.relevo.intake.domain.signature.Secret;
import com.relevo.intake.domain.source.Fetch;
import com.relevo.intake.domain.source.Handshake;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.domain.source.Source;
import com.relevo.intake.format.Bodies;
import com.relevo.intake.json.JsonBody;
import com.relevo.intake.store.Submissions.Kept;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Whatever a tool's delivery is bent to: at the edge never an answer of 5xx, behind it items or
 * refusals, and never an exception or a hang.
 */
class MutatedDeliveriesTest {
  private static final int ROUNDS = 400;
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=----jf7MA4YWxkTrZu0gW",
          "multipart/form-data; boundary=",
          "text/xml",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "\u0000",
          "");

  private final long seed = Long.getLong("relevo.seed", 20261126L);
  private final Mutations mutations = new Mutations(seed);
  private final List<Submission> kept = new ArrayList<>();

  private WebhookController edge(Source source) {
    EdgeSettings settings =
        new EdgeSettings(
            Map.of(source.slug(), source),
            1 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            List.of());
    return new WebhookController(
        settings,
        new Reception(
            this::keep, new RateLimits(RateLimiterRegistry.ofDefaults()), InstantSource.fixed(NOW)),
        new EdgeMetrics(new SimpleMeterRegistry()),
        InstantSource.fixed(NOW));
  }

  private Kept keep(Submission submission) {
    kept.add(submission);
    return Kept.KEPT;
  }

  static Stream<Payload> payloads() {
    return Cases.payloads();
  }

  /** A source without a secret believes everything, so that all of a body is read. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("payloads")
  @Timeout(300)
  void areAnsweredAndReadAsWhateverTheyAre(Payload payload) {
    Node meta = payload.meta();
    Preset preset = Shipped.preset(Cases.text(meta, "provider"));
    Source source = Shipped.source("s", preset);
    WebhookController edge = edge(source);
    byte[] body = payload.body();
    Map<String, List<String>> headers = headers(meta);
    String type = new Headers(headers).single("Content-Type").orElse("");
    Optional<Node> content =
        Bodies.read(preset, Bodies.format(preset, type), type, new Headers(headers), body);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bent =
          content.isPresent() && i % 2 == 0
              ? JsonBody.write(new Node(mutations.of(content.get().value())))
              : mutations.of(body);
      Map<String, List<String>> sent = new HashMap<>(headers);
      if (i % 7 == 0) {
        sent.put("Content-Type", List.of(mutations.oneOf(TYPES)));
      }
      answers(edge, sent, bent, payload.toString());
    }
  }

  /** Shapes of which there is no payload among the cases, or a poorer one. */
  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(
            "standard-webhooks",
            """
            {"type":"lead.captured","timestamp":"2026-11-20T08:00:00Z","data":{"email":"a@example.com","phone":"+49 30 901820","full_name":"Ada L.",
             "country":"DE","employees":"51-200","language":"de","company":"Acme","attributes":{"a":"b"},"kind":"other","contact_allowed":true,"external_id":"7"}}
            """),
        Arguments.of(
            "typeform",
            """
            {"event_id":"e","form_response":{"token":"t","submitted_at":"2026-11-20T08:00:00Z","hidden":{"name":"Ada"},
             "definition":{"title":"F","fields":[{"id":"f","title":"E"}]},
             "answers":[{"type":"email","email":"a@example.com","field":{"id":"f","ref":"email"}},{"type":"choice","choice":{"label":"x"},"field":{"id":"f"}}]}}
            """),
        Arguments.of(
            "hubspot",
            """
            [{"eventId":1,"subscriptionId":2,"occurredAt":1611608401000,"subscriptionType":"contact.propertyChange","objectId":5,"propertyName":"email","propertyValue":"a@example.com"},
             {"vid":7,"portal-id":1,"properties":{"email":{"value":"a@example.com"},"firstname":{"value":"Ada"}}}]
            """),
        Arguments.of(
            "segment",
            """
            {"type":"page","userId":"u","messageId":"m","properties":{"url":"/pricing"},"context":{"traits":{"email":"a@example.com"}},"timestamp":"2026-11-20T08:00:00Z"}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  @Timeout(300)
  void areReadInRicherShapesToo(String preset, String body) {
    WebhookController edge = edge(Shipped.source("s", Shipped.preset(preset)));
    Object whole = JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)).orElseThrow().value();
    for (int i = 0; i < ROUNDS * 2; i++) {
      answers(edge, Map.of(), JsonBody.write(new Node(mutations.of(whole))), preset);
    }
  }

  static Stream<Preset> presets() {
    return Shipped.PRESETS.byId().values().stream();
  }

  /** A tool that was mistaken for another, or set up at the wrong address. */
  @ParameterizedTest
  @MethodSource("presets")
  @Timeout(300)
  void areNoHarmAtAnotherToolsAddress(Preset preset) {
    WebhookController edge = edge(Shipped.source("s", preset));
    Cases.payloads()
        .forEach(payload -> {
          for (int i = 0; i < ROUNDS / 40; i++) {
            byte[] body = i == 0 ? payload.body() : mutations.of(payload.body());
            answers(edge, headers(payload.meta()), body, preset.id() + " of " + payload);
          }
        });
  }

  /** What a tool answers when it is asked who somebody is. */
  @ParameterizedTest
  @MethodSource("presets")
  void areReadAsWhateverWasFetched(Preset preset) {
    Fetch fetch = preset.fetch();
    if (fetch == null) {
      return;
    }
    Object whole =
        JsonBody.parse(
                """
                {"id":"1","updatedAt":"2026-11-20T08:00:00Z","created_time":"2026-11-20T08:00:00+0000","submittedAt":1795161600000,
                 "properties":{"email":"a@example.com","firstname":"Ada"},"field_data":[{"name":"email","values":["a@example.com"]}],
                 "formResponse":{"answers":[{"questionId":1,"answerDetails":{"textQuestionAnswer":{"answer":"Ada"}}}]}}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow()
            .value();
    for (int i = 0; i < ROUNDS; i++) {
      Node bent = new Node(mutations.of(whole));
      Submission fetched =
          Shipped.submission("s", preset.id(), "k", NOW, Format.PARSED, new byte[0])
              .fetched(JsonBody.write(bent), "k", NOW);
      assertThatCode(() -> StreamReading.read(fetched))
          .as("seed %s, %s", seed, bent)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void areQuestionsThatNobodyAsks(Preset preset) {
    Handshake handshake = preset.handshake();
    if (handshake == null) {
      return;
    }
    for (int i = 0; i < ROUNDS; i++) {
      String query = bent("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=t&challengeCode=c");
      assertThatCode(() -> handshake.answer(Query.of(query), List.of(new Secret("t"))))
          .as("seed %s, %s", seed, query)
          .doesNotThrowAnyException();
    }
  }

  static Stream<Arguments> signed() {
    return Cases.webhooks("signatures.jsonl").stream()
        .filter(row -> Cases.text(row, "method").equals("POST"))
        .map(row -> Arguments.of(Cases.text(row, "id"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  @Timeout(300)
  void areVerifiedWhateverStandsInTheirHeaders(String id, Node row) {
    Preset preset = Shipped.preset(Cases.text(row, "provider"));
    WebhookController edge = edge(Shipped.source("s", preset, Cases.text(row, "secret")));
    byte[] body = Cases.text(row, "body").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < ROUNDS / 4; i++) {
      Map<String, List<String>> sent = new HashMap<>();
      headers(row).forEach((name, values) -> sent.put(name, List.of(bent(values.getFirst()))));
      sent.put(
          "Authorization", List.of(mutations.oneOf(List.of("Basic !", "Basic ", "Bearer ", "x"))));
      answers(edge, sent, i % 2 == 0 ? body : mutations.of(body), id);
    }
  }

  private String bent(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(mutations.of(bytes), StandardCharsets.UTF_8);
  }

  private void answers(
      WebhookController edge, Map<String, List<String>> headers, byte[] body, String what) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/webhooks/s") {
          @Override
          public String getContentType() {
            return new Headers(headers).single("Content-Type").orElse(null);
          }
        };
    request.setQueryString("token=%zz&&=&token");
    request.setContent(body);
    headers.forEach((name, values) ->
        values.forEach(value -> {
          if (!name.equalsIgnoreCase("Content-Type")) {
            request.addHeader(name, value);
          }
        }));
    kept.clear();
    String seen =
        "seed %s, %s: %.300s".formatted(seed, what, new String(body, StandardCharsets.UTF_8));
    assertThat(edge.receive("s", request).getStatusCode().value()).as(seen).isLessThan(500);
    for (Submission submission : kept) {
      assertThatCode(() -> StreamReading.read(submission)).as(seen).doesNotThrowAnyException();
    }
  }

  private static Map<String, List<String>> headers(Node row) {
    Map<String, List<String>> headers = new HashMap<>();
    row.at("headers").fields((name, value) -> headers.put(name, List.of(value.text().orElse(""))));
    return headers;
  }
}
