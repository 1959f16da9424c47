package com.relevo.agreement;

import static com.relevo.agreement.Documents.problems;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.InvalidAgreementException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Line, column and hint of a problem, in YAML and in JSON. */
class ProblemPlacesTest {
  private static Problem first(String from, String to) {
    return problems(with(from, to.replace("~", "\n"))).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "capacity: 10 }|capacity: 0 }|23|43|capacity: The most open leads at a time, such as 20.",
        "capacity: 10 }|capacty: 10 }|23|9|capacity: The most open leads at a time, such as 20.",
        "team: sdr }|team: sdrs }|25|22|did you mean sdr?",
        "name: Test|name: Test~nam: Again|3|1|did you mean name?",
        "text: Has a title|text: Has a title, a long one|9|39|text with a comma between { and } needs quotes",
        "zone: Europe/Berlin|zone: Europe/Berln|14|11|did you mean Europe/Berlin?",
      })
  void areThoseOfTheValueOrTheKey(String from, String to, int line, int column, String hint) {
    Problem problem = first(from, to);

    assertThat(problem.line() + ":" + problem.column()).isEqualTo(line + ":" + column);
    assertThat(problem.hint()).isEqualTo(hint);
  }

  @Nested
  class InACondition {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "when: lead.hasEmal|4:21",
          "when: true && lead.hasEmal|4:29",
          "when: 'lead.company == \"it''s\" && lead.hasEmal'|4:49",
          "when: \"lead.company == \\\"it\\\" && lead.hasEmal\"|4:48",
        })
    void isTheCharacterInTheFile(String when, String place) {
      assertThat(at(first("when: lead.hasEmail", when))).isEqualTo(place);
    }

    @Test
    void isTheCharacterInALiteralBlock() {
      Problem problem =
          first(
              "profiled: { when: lead.hasEmail }",
              "profiled:~    when: |~      lead.hasPhone &&~        lead.hasEmal~");

      assertThat(at(problem)).isEqualTo("7:9");
      assertThat(problem.hint()).isEqualTo("did you mean lead.hasEmail?");
    }

    @Test
    void isTheStartOfFoldedTextWithTheCharacterInIt() {
      Problem problem =
          first(
              "profiled: { when: lead.hasEmail }",
              "profiled:~    when: >~      lead.hasPhone &&~      lead.hasEmal~");

      assertThat(at(problem)).isEqualTo("5:11");
      assertThat(problem.text()).endsWith("lead.hasEmal (at character 18 of the condition)");
    }

    private static String at(Problem problem) {
      return problem.line() + ":" + problem.column();
    }
  }

  @Nested
  class InJson {
    private static final String SPOILED =
        """
        {
        \t"version": "v1",
        \t"name": "JSON",
        \t"definitions": {
        \t\t"profiled": { "when": "lead.company != \\"\\" && lead.hasEmal" },
        \t\t"mql": { "enter": 50, "leave": "forty" },
        \t\t"sql":\t{ "enter": 90, "leave": 80, "note": null }
        \t},
        \t"scoring": {},
        \t"teams": [{ "id": "sdr", "name": "A/B \\u00e9 \\ud83d\\ude00", "calendar": "office", "reps": [] }],
        \t"routing": [{ "id": "all", "team": "sdr" }],
        \t"dispositions": { "rejection": { "a": "A" }, "recycle": { "a": "A" }, "disqualification": { "a": "A" }, "lost": { "a": "A" } }
        }
        """;

    @Test
    void theExampleIsReadAsWell() throws IOException {
      String yaml;
      try (InputStream in = getClass().getResourceAsStream("/relevo/agreement.yaml")) {
        yaml = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      }
      JsonNode tree = new YAMLMapper().readTree(yaml);
      String json =
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(tree)
              .replace("  ", "\t");

      Agreement read = AgreementReader.read("agreement.json", json);
      Agreement example = AgreementReader.example();
      assertThat(read.text()).isEqualTo(json);
      assertThat(read.teams()).isEqualTo(example.teams());
      assertThat(read.scoring().engagement()).isEqualTo(example.scoring().engagement());
      assertThat(read.calendar("emea-office").version())
          .isEqualTo(example.calendar("emea-office").version());
      assertThat(read.definitions().sql().when().text())
          .isEqualTo(example.definitions().sql().when().text());
      assertThat(read.reportCard()).isEqualTo(example.reportCard());
    }

    @Test
    void everyProblemHasItsLineAndColumn() {
      assertThat(problems(SPOILED))
          .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.text())
          .containsExactly(
              "5:50 Expected a name that conditions know, but there is no lead.hasEmal",
              "6:34 Expected a whole number in leave of the definition of mql, but it is forty",
              "7:38 Expected only when, enter, leave, cool-down in the definition of sql, but found note",
              "10:74 Expected a calendar of this agreement, but there is no office",
              "10:92 Expected at least one entry in reps, but it is empty");
    }

    @Test
    void everyEscapeOfJsonIsRead() {
      String json =
          SPOILED
              .replace("lead.hasEmal", "lead.hasEmail")
              .replace("\"forty\"", "40")
              .replace(", \"note\": null", "")
              .replace("A/B", "A\\/B")
              .replace("office", "elapsed")
              .replace("[] }]", "[{ \"id\": \"a\", \"name\": \"A\", \"capacity\": 1 }] }]");

      assertThat(AgreementReader.read("agreement.json", json).teams().getFirst().name())
          .isEqualTo("A/B \u00e9 \ud83d\ude00");
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
      List<Problem> problems = problems("{\n  \"version\": \"v1\",\n  \"name\" \"x\"\n}");

      assertThat(problems).hasSize(1);
      assertThat(problems.getFirst().line()).isEqualTo(3);
      assertThat(problems.getFirst().column()).isEqualTo(10);
      assertThat(problems.getFirst().text()).startsWith("Expected YAML or JSON, but ");
    }
  }
}
