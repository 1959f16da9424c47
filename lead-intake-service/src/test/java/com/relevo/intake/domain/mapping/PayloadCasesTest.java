package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.intake.Cases;
import com.relevo.intake.Cases.Payload;
import com.relevo.intake.Shipped;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.identity.EmailAddress;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.format.Bodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every payload gives the leads its sidecar expects, in order, by its tool's preset alone. */
class PayloadCasesTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");

  static Stream<Payload> payloads() {
    return Cases.payloads();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payloads")
  void findsTheLeads(Payload payload) {
    Node meta = payload.meta();
    List<Node> expected = meta.at("expected_lead").items();

    List<Item> found = items(payload);

    if (meta.at("expected_lead").isArray()) {
      assertThat(found.stream().filter(item -> item.signal().captures()).count())
          .as("leads")
          .isGreaterThanOrEqualTo(expected.isEmpty() ? 0 : 1);
      assertThat(found).hasSizeGreaterThanOrEqualTo(expected.size());
    }
    if (meta.at("expected_lead").isArray() && expected.isEmpty()) {
      assertThat(found).noneMatch(item -> item.signal().captures());
    }
    for (int i = 0; i < expected.size(); i++) {
      Item item = found.get(i);
      expected
          .get(i)
          .fields((name, value) ->
              assertThat(said(item, name)).as(name).isEqualTo(value.text().orElseThrow()));
    }
  }

  private static String said(Item item, String name) {
    if (name.equals("external_id")) {
      return item.origin().externalId();
    }
    if (name.equals("email")) {
      // An address keeps its case; the cases give the form it is known by.
      return EmailAddress.of(item.fields().getOrDefault("email", ""))
          .map(EmailAddress::matchKey)
          .orElse(null);
    }
    String[] words = name.split("_");
    StringBuilder camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return item.fields().getOrDefault(camel.toString(), item.fields().get("attributes." + name));
  }

  private static List<Item> items(Payload payload) {
    Node meta = payload.meta();
    Preset preset = Shipped.preset(Cases.text(meta, "provider"));
    byte[] body = payload.body();
    Map<String, List<String>> headers = new HashMap<>();
    meta.at("headers").fields((name, value) -> headers.put(name, List.of(value.text().orElse(""))));
    String contentType = new Headers(headers).single("Content-Type").orElse(null);
    Format format = Bodies.format(preset, contentType);
    Optional<Node> content = Bodies.read(preset, format, contentType, new Headers(headers), body);
    Submission submission = Shipped.submission("source", preset.id(), "k", RECEIVED, format, body);
    List<Item> items = new ArrayList<>();
    content.ifPresent(node ->
        preset
            .mapping()
            .items(node, new Reading(submission.engagement(), Map.of()))
            .forEach(mapped -> {
              assertThat(mapped).isNotInstanceOf(Mapped.Bad.class);
              if (mapped instanceof Mapped.Found found) {
                items.add(Normaliser.item(submission, found, items.size()));
              }
            }));
    return items;
  }
}
