package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Lint.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementLintTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  /** Nothing is odd about it. */
  private static final String CLEAN =
      Documents.VALID
          .replace("[2026-12-25, --01-01]", "[{ country: de }]")
          .replace("points: 40, max: 1", "points: 40, max: 3")
          .replace(
              "dispositions:",
              """
                - { id: stay, kind: time-in-stage, stage: sal, budget: 5bd, calendar: office }
              dispositions:\
              """);

  private static List<Lint> lints(String yaml) {
    return AgreementLint.of(AgreementReader.read("test.yaml", yaml), NOW);
  }

  @Test
  void theShippedExampleAndACleanAgreementHaveNone() {
    assertThat(AgreementLint.of(AgreementReader.example(), NOW)).isEmpty();
    assertThat(lints(CLEAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- { id: all, team: sdr }|- { id: all, team: sdr }~  - { id: de, when: 'lead.country == \"DE\"', team: sdr }|unreachable-rule|26:5|Routing rule de never gets a lead, as all before it takes all",
        "- { id: all, team: sdr }|- { id: all, when: 1 < 2, team: sdr }~  - { id: rest, team: sdr }|unreachable-rule|26:5|Routing rule rest never gets a lead, as all before it takes all",
        "- { id: all, team: sdr }|- { id: a, when: lead.hasEmail, team: sdr }~  - { id: b, when: (lead.hasEmail), team: sdr }~  - { id: all, team: sdr }|repeated-condition|26:14|Routing rule b asks for the same as a",
        "points: 10 }|points: 10 }~    - { id: again, text: T, when: 'lead.jobTitle!=\"\"', points: 5 }|repeated-condition|10:29|Fit rule again asks for the same as title",
        "- { id: all, team: sdr }|- { id: a, when: 1 > 2, team: sdr }~  - { id: all, team: sdr }|never-holds|25:14|Routing rule a has a condition that never holds",
        "kind: time-to-first-response,|kind: time-to-first-response, when: \"false\",|never-holds|27:50|Target respond has a condition that never holds",
        "enter: 90|enter: 131|unreachable-threshold|6:10|The definition of sql asks for 131 points, but all rules together give 130",
        "when: score.fit > 0|when: lead.hasEmail && score.fit > 10|unreachable-threshold|5:10|The definition of mql asks for a score.fit of 11, but all rules together give 10",
        "- { id: all, team: sdr }|- { id: all, when: lead.hasEmail, team: sdr }|leads-without-team|24:1|A lead that no routing rule holds for stays unrouted",
        "stage: sal|stage: opportunity|stage-without-target|26:1|Stage sal has no target, so that nobody notices a lead that is left there",
        "capacity: 10 }|capacity: 10, active: false }|team-without-reps|22:5|Team sdr has no active rep, so its leads wait",
        "capacity: 10 }|capacity: 10 }~  - { id: ae, name: AE, calendar: office, reps: [{ id: bo, name: Bo, capacity: 1 }] }|team-without-leads|24:5|Team ae gets no lead, as no routing rule names it",
        "calendars:|calendars:~  night: { hours: always }|unused-calendar|13:3|Calendar night is used by nobody",
        "[{ country: de }]|[2026-12-25]|calendar-without-coverage|16:5|Calendar office is to know the holidays of the next 12 months, but it knows them until 2026-12-25 only",
        "warn: [50%, 80%]|warn: [80%, 50%]|steps-out-of-order|27:80|Target respond has warnings that are not in the order of time",
        "warn: [50%, 80%]|warn: [50%, 3h before]|steps-out-of-order|27:80|Target respond has warnings that are not in the order of time",
        "budget: 5bd,|budget: 5bd, escalate: [{ after: 1h, action: pool }, { after: 0m, action: manager }],|steps-out-of-order|28:63|Target stay has escalations that are not in the order of time",
      })
  void findsWhatCanHardlyBeMeant(String from, String to, String code, String place, String text) {
    assertThat(CLEAN).contains(from);
    assertThat(lints(CLEAN.replace(from, to.replace("~", "\n"))))
        .singleElement()
        .satisfies(lint -> assertThat(lint.code().id()).isEqualTo(code))
        .satisfies(lint -> assertThat(lint.line() + ":" + lint.column()).isEqualTo(place))
        .satisfies(lint -> assertThat(lint.text()).isEqualTo(text))
        .satisfies(lint -> assertThat(lint.hint()).isNotEmpty())
        .satisfies(lint -> assertThat(lint.toString()).endsWith(text + " (" + code + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "when: score.fit > 0|when: 'lead.hasEmail ? score.fit > 99 : true'",
        "when: score.fit > 0|when: score.fit >= 10",
        "enter: 90|enter: 130",
        "warn: [50%, 80%]|warn: [50%, 1h before]",
        "budget: 4h, calendar: office, warn: [50%, 80%]|budget: 2bd, calendar: office, warn: [4h before, 50%]",
        "holidays: [{ country: de }]|holidays: none",
      })
  void saysNothingOfWhatMayBeMeant(String from, String to) {
    assertThat(CLEAN).contains(from);
    assertThat(lints(CLEAN.replace(from, to))).isEmpty();
  }

  @Test
  void comesInTheOrderOfTheDocument() {
    String odd =
        CLEAN
            .replace("enter: 90", "enter: 999")
            .replace("capacity: 10 }", "capacity: 10, active: false }")
            .replace("stage: sal", "stage: opportunity");

    assertThat(lints(odd))
        .extracting(Lint::code)
        .containsExactly(
            Code.UNREACHABLE_THRESHOLD, Code.TEAM_WITHOUT_REPS, Code.STAGE_WITHOUT_TARGET);
  }

  @Test
  void saysNothingOfAnAgreementWithoutADocument() {
    Agreement unwritten =
        new Agreement("v", "n", null, null, List.of(), List.of(), List.of(), Map.of(), null);

    assertThat(AgreementLint.of(unwritten, NOW)).isEmpty();
  }

  @Test
  void theReadmeListsEveryCode() throws IOException {
    List<String> listed =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.matches("\\| `[a-z-]+` \\| .* \\| .* \\|"))
            .map(line -> line.split("`")[1])
            .filter(word -> Arrays.stream(Code.values()).anyMatch(code -> code.id().equals(word)))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(Arrays.stream(Code.values()).map(Code::id).toList());
  }
}
