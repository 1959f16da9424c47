package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.relevo.events.EngagementKind;
import com.relevo.events.EventJson;
import com.relevo.intake.Cases;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Intake;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.person.Person;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a tool's body is bent to, reading it gives items or refusals, never an exception. */
class MutatedPayloadsTest {
  private static final int ROUNDS = 3_000;
  private static final List<Object> ODD =
      List.of(
          "",
          " ",
          "\u0000",
          "a@b",
          "@",
          "\ud800",
          "\u202e[::1]@[",
          "9".repeat(5000),
          "x".repeat(100_000),
          -1,
          1e300,
          Long.MAX_VALUE,
          true,
          List.of(),
          Map.of(),
          List.of(Map.of()));

  private final long seed = Long.getLong("relevo.seed", 20261122L);
  private final Random random = new Random(seed);

  @Test
  void areReadWithoutAnException() {
    for (String file :
        List.of(
            "mautic-lead_post_save-legacy.json",
            "typeform-minimal.json",
            "google-ads-lead.json",
            "hubspot-contact-creation.json")) {
      Preset preset =
          Preset.ofId(file.startsWith("google-ads") ? "google-ads" : file.split("-")[0])
              .orElseThrow();
      Object body = JsonBody.parse(Cases.payload(file)).orElseThrow().value();
      bend(preset, body);
    }
    for (Preset preset : List.of(Preset.TYPEFORM, Preset.STANDARD_WEBHOOKS)) {
      String rich =
          """
          {"type":"lead.captured","timestamp":"2026-11-20T08:00:00Z","event_id":"e","data":{"email":"a@example.com","phone":"+49 30 901820","full_name":"Ada L.",
           "country":"DE","employees":"51-200","language":"de","company":"Acme","attributes":{"a":"b"},"kind":"other","contact_allowed":true,"external_id":"7"},
           "form_response":{"token":"t","submitted_at":"2026-11-20T08:00:00Z","hidden":{"name":"Ada"},"definition":{"title":"F","fields":[{"id":"f","title":"E"}]},
           "answers":[{"type":"email","email":"a@example.com","field":{"id":"f","ref":"email"}},{"type":"choice","choice":{"label":"x"},"field":{"id":"f"}}]}}
          """;
      bend(preset, JsonBody.parse(rich.getBytes(StandardCharsets.UTF_8)).orElseThrow().value());
    }
  }

  private void bend(Preset preset, Object body) {
    for (int i = 0; i < ROUNDS; i++) {
      Object bent = mutated(body, 0);
      assertThatCode(() -> read(preset, new Node(bent)))
          .as("seed %s, %s: %.300s", seed, preset, bent)
          .doesNotThrowAnyException();
    }
  }

  private static void read(Preset preset, Node body) {
    Submission submission =
        new Submission(
            "d",
            "s",
            preset.id(),
            "k",
            Submission.Status.ACCEPTED,
            Instant.parse("2026-11-20T09:00:00Z"),
            null,
            Map.of(),
            new byte[0],
            "US",
            EngagementKind.OTHER);
    Person known = null;
    int index = 0;
    for (Mapped mapped : preset.mapping().orElseThrow().items(body, EngagementKind.OTHER)) {
      switch (mapped) {
        case Mapped.Found found -> {
          Item item = Normaliser.item(submission, found, index++);
          Person person = Person.evolve(known, item);
          EventJson.mapper().writeValueAsBytes(item);
          Intake.decide(known, person, item).forEach(EventJson::write);
          known = person;
        }
        case Mapped.Bad bad -> JsonBody.write(bad.narrowed());
        case Mapped.Ignored ignored -> {}
        case Mapped.TestLead test -> {}
      }
    }
  }

  /** A copy in which about one value in ten is another, gone, or doubled. */
  private @Nullable Object mutated(@Nullable Object value, int depth) {
    if (depth > 0 && random.nextInt(10) == 0) {
      return random.nextInt(5) == 0 ? null : ODD.get(random.nextInt(ODD.size()));
    }
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, each) -> copy.put(name, mutated(each, depth + 1)));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(mutated(each, depth + 1)));
        if (!copy.isEmpty() && random.nextInt(10) == 0) {
          copy.add(copy.getFirst());
        }
        yield copy;
      }
      case null, default -> value;
    };
  }
}
