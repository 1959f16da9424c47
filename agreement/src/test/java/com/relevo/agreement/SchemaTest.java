package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.EngagementKind;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What editors are told is what the reader does. */
class SchemaTest {
  private static final String JSON = resource("/relevo/agreement.schema.json");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JSON);
  private static final JsonNode TREE = JsonMapper.shared().readTree(JSON);
  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/relevo/agreement.yaml",
        "../local/src/main/resources/com/relevo/local/demo/agreement.yaml",
        "../benchmarks/src/main/resources/benchmark-agreement.yaml",
        "../system-tests/src/test/resources/agreement.yaml",
        "../handoff-service/src/test/resources/agreement.yaml",
      })
  void everyAgreementOfTheRepositoryIsValid(String file) throws IOException {
    assertThat(faults(Files.readString(Path.of(file)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: Test | nam: Test",
        "definitions: | definitions:~  profile: { required: [mail] }",
        "definitions: | definitions:~  profile: { required: [] }",
        "enter: 50 | enter: fifty",
        "points: 10 | points: 0",
        "on: demo_requested | on: demo_request",
        "capacity: 10 | capacity: 0",
        "capacity: 10 | capacity: 10, rate: 10 a month",
        "capacity: 10 | capacity: 10, absences: [{ from: tomorrow, to: 2026-12-02 }]",
        "name: SDR | name: SDR~    strategy: fair",
        "team: sdr } | team: sdr, fallback: [{ team: sdr2 }] }",
        "targets: | accounts: [{ domain: acme.com }]~targets:",
        "budget: 4h | budget: soon",
        "warn: [50%, 80%] | warn: [150%]",
        "hours: { mon-fri: | hours: { monday:",
        "kind: time-to-first-response | kind: response",
        "rejection: { bad: Bad } | rejection: {}",
        "name: Test | name: Test~report-card: { marketing: [], sales: [] }",
        "name: Test | name: Test~goals: [{ id: a, text: A, owner: sales, commitment: c, at-least: 3 }]",
      })
  void whatTheReaderRefusesInOnePlaceAnEditorMarks(String from, String to) {
    String spoiled = Documents.with(from.replace("~", "\n"), to.replace("~", "\n"));

    assertThat(faults(Documents.VALID)).isEmpty();
    assertThat(faults(spoiled)).isNotEmpty();
    assertThat(Documents.problems(spoiled)).isNotEmpty();
  }

  @Test
  void knowsEveryKeyThatTheReaderKnowsAndNoOther() {
    JsonNode example = YAML.readTree(resource("/relevo/agreement.yaml"));
    spoil(example);

    Map<String, Set<String>> read = new TreeMap<>();
    Pattern known = Pattern.compile("Expected only (.*) in (.*), but found bogus");
    Documents.problems(example.toString()).stream()
        .map(problem -> known.matcher(problem.text()))
        .filter(Matcher::matches)
        .forEach(keys ->
            read.computeIfAbsent(
                    keys.group(2).replaceFirst("^calendar .*", "a calendar"), _ -> new TreeSet<>())
                .addAll(Arrays.asList(keys.group(1).split(", "))));

    Map<String, Set<String>> written = new TreeMap<>();
    sections()
        .forEach(section ->
            written.put(
                section.get("title").asString(),
                new TreeSet<>(section.get("properties").propertyNames())));
    assertThat(read).isEqualTo(written);
  }

  /** A key that nobody knows in every mapping, so that each section says which ones it does. */
  private static void spoil(JsonNode node) {
    node.forEach(SchemaTest::spoil);
    if (node instanceof ObjectNode mapping) {
      mapping.put("bogus", "x");
    }
  }

  @Test
  void knowsEveryWord() {
    assertThat(words("engagementRule", "on")).isEqualTo(constants(EngagementKind.class));
    assertThat(words("target", "kind")).isEqualTo(constants(Target.Kind.class));
    assertThat(words("target", "stage")).isEqualTo(constants(Stage.class));
    assertThat(words("target", "evidence")).isEqualTo(constants(ContactLevel.class));
    assertThat(words("escalation", "action")).isEqualTo(constants(EscalationAction.class));
    assertThat(words("commitment", "measure")).isEqualTo(constants(CommitmentMeasure.class));
    assertThat(words("predictive", "positive")).isEqualTo(constants(Predictive.Positive.class));
    assertThat(words("team", "strategy")).isEqualTo(constants(Pool.Strategy.class));
    assertThat(words("goal", "measure")).isEqualTo(constants(Goal.Measure.class));
    assertThat(enumOf(TREE.at("/$defs/side"))).isEqualTo(constants(Party.class));
    assertThat(enumOf(TREE.at("/$defs/period"))).isEqualTo(constants(Commitment.Period.class));
    assertThat(enumOf(TREE.at("/$defs/profile/properties/required/anyOf/0")))
        .isEqualTo(constants(ProfileField.class));
    assertThat(listed("purposes")).isEqualTo(constants(ContactPurpose.class));
    assertThat(listed("channels")).isEqualTo(constants(ContactChannel.class));
    assertThat(listed("bases")).isEqualTo(constants(ConsentRules.Basis.class));
  }

  private static Set<String> listed(String key) {
    return enumOf(TREE.at("/$defs/consentRule/properties/" + key + "/anyOf/0"));
  }

  private static Set<String> words(String section, String key) {
    return enumOf(TREE.at("/$defs/" + section + "/properties/" + key));
  }

  private static Set<String> enumOf(JsonNode schema) {
    Set<String> words = new TreeSet<>();
    schema.get("enum").forEach(word -> words.add(word.asString().replace('_', '-')));
    return words;
  }

  private static <E extends Enum<E>> Set<String> constants(Class<E> type) {
    Set<String> words = new TreeSet<>();
    for (E constant : type.getEnumConstants()) {
      words.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return words;
  }

  @Test
  void describesEverythingForWhoeverPointsAtIt() {
    assertThat(sections()).hasSizeGreaterThan(20);
    for (JsonNode section : sections()) {
      String title = section.get("title").asString();
      assertThat(DocumentSchema.INSTANCE.describe(title)).as(title).isNotEmpty();
      for (String key : section.get("properties").propertyNames()) {
        assertThat(DocumentSchema.INSTANCE.describe(title, key))
            .as(title + ", " + key)
            .startsWith(key + ": ")
            .hasSizeGreaterThan(key.length() + 10);
      }
    }
  }

  @Test
  void theExampleNamesIt() {
    assertThat(resource("/relevo/agreement.yaml"))
        .startsWith("# yaml-language-server: $schema=agreement.schema.json\n");
  }

  private static List<JsonNode> sections() {
    List<JsonNode> sections = new ArrayList<>(List.of(TREE));
    TREE.get("$defs").values().stream().filter(each -> each.has("title")).forEach(sections::add);
    return sections;
  }

  private static List<?> faults(String yaml) {
    return SCHEMA.validate(YAML.readTree(yaml));
  }

  private static String resource(String name) {
    try (InputStream in = SchemaTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
