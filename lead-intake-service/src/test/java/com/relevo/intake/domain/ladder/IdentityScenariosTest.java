package com.relevo.intake.domain.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EngagementKind;
import com.relevo.events.LeadId;
import com.relevo.intake.Cases;
import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.Submission;
import com.relevo.intake.domain.mapping.Field;
import com.relevo.intake.domain.mapping.Mapped;
import com.relevo.intake.domain.mapping.RawPerson;
import com.relevo.intake.domain.mapping.Signal;
import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.LeadView;
import com.relevo.intake.domain.person.Normaliser;
import com.relevo.intake.domain.person.Person;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of identity.jsonl, one delivery each submission. */
class IdentityScenariosTest {
  static Stream<Arguments> scenarios() {
    return Cases.identity("identity.jsonl").stream()
        .filter(row -> row.at("expected").text().isPresent() && row.at("submissions").isArray())
        .map(row -> Arguments.of(Cases.text(row, "id"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void recognisesThePerson(String id, Node row) {
    World world = new World(new Random(1));
    List<Item> items =
        IntStream.range(0, row.at("submissions").items().size())
            .mapToObj(i -> item(row.at("submissions").items().get(i), i))
            .toList();
    items.forEach(item -> {
      world.arrives(item);
      world.settle();
    });

    List<LeadId> leads =
        items.stream().map(item -> world.at(item.keys().getFirst()).leadId()).toList();
    String expected = Cases.text(row, "expected");
    assertThat(leads.stream().distinct().count())
        .isEqualTo(expected.equals("same") ? 1 : items.size());
    assertThat(world.people())
        .allSatisfy((Person person) ->
            assertThat(LeadView.of(person).candidates())
                .hasSize(expected.equals("candidate") ? 1 : 0));
    if (expected.equals("same-account")) {
      assertThat(world.people())
          .extracting(person -> person.profile().companyDomain())
          .containsOnly("acme.example");
    }
  }

  private static Item item(Node said, int index) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    said.fields((name, value) ->
        Field.named(name).ifPresent(field -> fields.put(field, value.text().orElseThrow())));
    Submission submission =
        new Submission(
            "d" + index,
            said.at("source").text().orElse("web"),
            "generic",
            "k" + index,
            Submission.Status.ACCEPTED,
            World.NOON.plusSeconds(index),
            null,
            Map.of(),
            new byte[0],
            said.at("region").text().orElse(null),
            EngagementKind.FORM_SUBMITTED,
            Format.JSON,
            null,
            Map.of(),
            Submission.Kind.DELIVERED,
            null);
    Mapped.Found found =
        new Mapped.Found(
            null,
            said.at("external_id").text().orElse(null),
            new RawPerson(fields, Map.of()),
            null,
            new Signal(true, null, null));
    return Normaliser.item(submission, found, 0);
  }
}
