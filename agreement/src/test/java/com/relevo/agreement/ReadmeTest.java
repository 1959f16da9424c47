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
          Scope.DEFINITION,
          "definitions",
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
                    line.matches("\\| `(lead\\.|score\\.|stage`|team`|waiting`|engagement\\.).*")))
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
            .filter(scope -> scope.names().containsKey(name))
            .map(PLACES::get)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: Test|name: Test~bogus: 1",
        "mql: {|mql: { bogus: 1,",
        "{ id: title,|{ bogus: 1, id: title,",
        "{ id: demo,|{ bogus: 1, id: demo,",
        "zone: Europe/Berlin|zone: Europe/Berlin~    bogus: 1",
        "[2026-12-25, --01-01]|[{ bogus: 1, date: 2026-12-25 }]",
        "[2026-12-25, --01-01]|[{ bogus: 1, country: de }]",
        "name: SDR|name: SDR~    bogus: 1",
        "{ id: anna,|{ bogus: 1, id: anna,",
        "{ id: all,|{ bogus: 1, id: all,",
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
