package com.relevo.agreement;

import static com.relevo.agreement.Documents.problems;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cel.common.types.CelType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README says what the reader does. */
class ReadmeTest {
  private static final Map<Scope, String> PLACES =
      Map.of(
          Scope.FIT,
          "fit",
          Scope.DEFINITION,
          "definitions",
          Scope.PREDICTIVE_DEFINITION,
          "definitions where it `decides`",
          Scope.ROUTING,
          "routing",
          Scope.TARGET,
          "targets",
          Scope.CLOCK,
          "clocks");

  private final String readme = read(Path.of("README.md"));

  @Test
  void listsEveryVariableWithItsTypeAndPlaces() {
    List<String> expected = new ArrayList<>();
    Vocabulary.NAMES.forEach((name, known) ->
        expected.add("| `%s` | %s | %s |".formatted(name, typeOf(known.type()), places(name))));

    assertThat(
            readme
                .lines()
                .filter(line ->
                    line.matches(
                        "\\| `(lead\\.|score\\.|account\\.|stage`|team`|waiting`|engagement\\.).*")))
        .containsExactlyElementsOf(expected);
  }

  private static String typeOf(CelType type) {
    return type.parameters().isEmpty() ? type.name() : "map(string, string)";
  }

  private static String places(String name) {
    if (Arrays.stream(Scope.values()).allMatch(scope -> scope.names().containsKey(name))) {
      return "everywhere";
    }
    return String.join(
        ", ",
        PLACES.keySet().stream()
            .sorted()
            .filter(scope -> scope.names().containsKey(name) && !implied(scope, name))
            .map(PLACES::get)
            .toList());
  }

  /** What definitions know they know where the predictive score decides, too. */
  private static boolean implied(Scope scope, String name) {
    return scope == Scope.PREDICTIVE_DEFINITION && Scope.DEFINITION.names().containsKey(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: Test|name: Test~bogus: 1",
        "definitions:|definitions:~  profile: { bogus: 1, required: [email] }",
        "mql: {|mql: { bogus: 1,",
        "{ id: title,|{ bogus: 1, id: title,",
        "{ id: demo,|{ bogus: 1, id: demo,",
        "scoring:|scoring:~  predictive: { bogus: 1 }",
        "scoring:|scoring:~  groups: [{ bogus: 1, id: web, text: Web, max: 10 }]",
        "scoring:|scoring:~  grade: { bogus: 1, fit: { A: 3, B: 2, C: 1 }, engagement: { 1: 3, 2: 2, 3: 1 } }",
        "scoring:|scoring:~  grade: { fit: { bogus: 1, A: 3, B: 2, C: 1 }, engagement: { 1: 3, 2: 2, 3: 1 } }",
        "scoring:|scoring:~  account: { bogus: 1, enter: 3, leave: 1 }",
        "definitions:|definitions:~  hand-raiser: { bogus: 1, on: [demo_requested], within: 30d }",
        "definitions:|definitions:~  exclusions: [{ bogus: 1, id: a, text: A, when: lead.hasEmail }]",
        "later: Later|later: { bogus: 1, text: Later }",
        "zone: Europe/Berlin|zone: Europe/Berlin~    bogus: 1",
        "[2026-12-25, --01-01]|[{ bogus: 1, date: 2026-12-25 }]",
        "[2026-12-25, --01-01]|[{ bogus: 1, country: de }]",
        "name: SDR|name: SDR~    bogus: 1",
        "{ id: anna,|{ bogus: 1, id: anna,",
        "{ id: all,|{ bogus: 1, id: all,",
        "capacity: 10|capacity: 10, absences: [{ bogus: 1, from: 2026-12-01, to: 2026-12-02 }]",
        "{ id: all,|{ fallback: [{ bogus: 1, team: sdr2, after: 1h }], id: all,",
        "targets:|accounts: [{ bogus: 1, domain: acme.com, owner: anna }]~targets:",
        "{ id: respond,|{ bogus: 1, id: respond,",
        "warn: [50%|escalate: [{ bogus: 1, after: 1h, action: pool }], warn: [50%",
        "dispositions:|commitments: [{ bogus: 1, id: a, owner: sales, measure: mql-volume, at-least: 1, period: week, calendar: office }]~dispositions:",
        "lost: {|bogus: {}~  lost: {",
      })
  void namesEveryKey(String from, String to) {
    Matcher keys =
        Pattern.compile("Expected only (.*) in .*, but found bogus.*")
            .matcher(problems(with(from, to.replace("~", "\n"))).getFirst().text());

    assertThat(keys.matches()).isTrue();
    assertThat(keys.group(1).split(", "))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(readme).contains("`" + key + "`"));
  }

  @Test
  void showsTheMessageAsItIs() throws IOException {
    String yaml;
    try (InputStream example =
        AgreementReader.class.getResourceAsStream("/relevo/agreement.yaml")) {
      yaml = new String(example.readAllBytes(), StandardCharsets.UTF_8);
    }
    String spoiled =
        yaml.replace("when: lead.companyDomain != \"\"", "when: lead.companydomain != \"\"")
            .replace("team: sdr-americas", "team: sdr-america")
            .replace("budget: 4h", "budget: 1d");

    assertThatExceptionOfType(InvalidAgreementException.class)
        .isThrownBy(() -> AgreementReader.read("agreement.yaml", spoiled))
        .satisfies(exception -> assertThat(readme).contains(exception.getMessage()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
