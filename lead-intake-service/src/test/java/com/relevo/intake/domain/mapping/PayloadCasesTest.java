package com.relevo.intake.domain.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.intake.Cases;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.source.Preset;
import com.relevo.intake.json.JsonBody;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every payload of a tool that has a mapping gives the leads its sidecar expects, in order. */
class PayloadCasesTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
  private static final Map<String, String> FIELDS =
      Map.of(
          "email",
          "email",
          "first_name",
          "firstName",
          "last_name",
          "lastName",
          "full_name",
          "fullName",
          "phone",
          "phone",
          "company",
          "company");

  static Stream<String> mapped() {
    return Stream.of(Objects.requireNonNull(Cases.payloads().toFile().listFiles()))
        .map(File::getName)
        .filter(name ->
            name.endsWith(".meta.json") && preset(meta(name)).flatMap(Preset::mapping).isPresent())
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("mapped")
  void findsTheLeads(String metaFile) {
    Node meta = meta(metaFile);
    List<Item> items = items(preset(meta).orElseThrow(), Cases.payload(Cases.text(meta, "file")));

    List<Node> expected = meta.at("expected_lead").items();
    assertThat(items).isNotEmpty();
    for (int i = 0; i < expected.size(); i++) {
      Item item = items.get(i);
      expected
          .get(i)
          .fields((name, value) -> {
            String found =
                name.equals("external_id")
                    ? item.origin().externalId()
                    : item.fields().get(FIELDS.get(name));
            assertThat(found).as(name).isEqualTo(value.text().orElseThrow());
          });
    }
  }

  private static List<Item> items(Preset preset, byte[] body) {
    Submission submission =
        new Submission(
            "d",
            "source",
            preset.id(),
            "k",
            Submission.Status.ACCEPTED,
            RECEIVED,
            null,
            Map.of(),
            body,
            "US",
            EngagementKind.FORM_SUBMITTED);
    List<Item> items = new ArrayList<>();
    for (Mapped mapped :
        preset
            .mapping()
            .orElseThrow()
            .items(JsonBody.parse(body).orElseThrow(), EngagementKind.FORM_SUBMITTED)) {
      assertThat(mapped).isInstanceOf(Mapped.Found.class);
      items.add(Normaliser.item(submission, (Mapped.Found) mapped, items.size()));
    }
    return items;
  }

  private static Node meta(String name) {
    return Cases.json(Cases.payload(name));
  }

  private static Optional<Preset> preset(Node meta) {
    return Preset.ofId(Cases.text(meta, "provider"));
  }
}
