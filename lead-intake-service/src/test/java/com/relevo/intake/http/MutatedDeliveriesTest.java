package com.relevo.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.relevo.events.EventJson;
import com.relevo.intake.Cases;
import com.relevo.intake.Cases.Payload;
import com.relevo.intake.Mutations;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.Reading;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.signature.Headers;
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
      assertThatCode(() -> read(submission)).as(seen).doesNotThrowAnyException();
    }
  }

  /** As the stream does, through the record's own JSON. */
  private static void read(Submission received) {
    Submission submission =
        EventJson.mapper()
            .readValue(EventJson.mapper().writeValueAsBytes(received), Submission.class);
    if (submission.status() != Submission.Status.ACCEPTED) {
      return;
    }
    Preset preset = Shipped.preset(submission.preset());
    Node body = Bodies.read(preset, submission).orElseThrow();
    Person known = null;
    int index = 0;
    Reading reading = new Reading(submission.engagement(), submission.names());
    for (Mapped mapped : preset.mapping().items(body, reading)) {
      switch (mapped) {
        case Mapped.Found found -> {
          Item item = Normaliser.item(submission, found, index++);
          Person person = Person.evolve(known, item);
          EventJson.mapper().writeValueAsBytes(item);
          Intake.decide(known, person, item).forEach(EventJson::write);
          known = person;
        }
        case Mapped.Bad bad -> JsonBody.write(bad.narrowed());
        case Mapped.Nothing nothing -> EventJson.mapper().writeValueAsBytes(nothing);
      }
    }
  }

  private static Map<String, List<String>> headers(Node row) {
    Map<String, List<String>> headers = new HashMap<>();
    row.at("headers").fields((name, value) -> headers.put(name, List.of(value.text().orElse(""))));
    return headers;
  }
}
