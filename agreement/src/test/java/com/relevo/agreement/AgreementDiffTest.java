package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.relevo.agreement.AgreementDiff.Change;
import com.relevo.agreement.AgreementDiff.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AgreementDiffTest {
  private static final Agreement EXAMPLE = AgreementReader.example();

  private static Agreement with(String from, String to) {
    assertThat(EXAMPLE.text()).contains(from);
    return AgreementReader.read("after", EXAMPLE.text().replace(from, to.replace("~", "\n")));
  }

  private static List<Change> changes(String from, String to) {
    return AgreementDiff.between(EXAMPLE, with(from, to)).changes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: 2026-2|version: 2026-3|/version|Version 2026-2 -> 2026-3",
        "notice-period: 14d|notice-period: 30d|/notice-period|Notice-period 14d -> 30d",
        "name: Stefan Vogt|name: Eva Vogt|/owners/sales/name|Owner sales: name Stefan Vogt -> Eva Vogt",
        "enter: 60|enter: 55|/definitions/mql/enter|Definition of mql: enter 60 -> 55",
        "points: 25|points: 30|/scoring/fit/seniority-executive/points|Fit rule seniority-executive: points 25 -> 30",
        "points: 40, max: 1|points: 40, max: 2|/scoring/engagement/demo/max|Engagement rule demo: max 1 -> 2",
        "capacity: 25|capacity: 30|/teams/sdr-emea/reps/anna.keller/capacity|Team sdr-emea, rep anna.keller: capacity 25 -> 30",
        "budget: 4h|budget: 3h|/targets/respond-in-4-hours/budget|Target respond-in-4-hours: budget 4h -> 3h",
        "at-least: 120|at-least: 150|/commitments/mqls-emea/at-least|Commitment mqls-emea: at-least 120 -> 150",
        "fri: [\"09:00-12:30\", \"13:30-16:30\"]|fri: \"09:00-14:00\"|/calendars/emea-office/hours/fri|Calendar emea-office, hours: fri 09:00-12:30, 13:30-16:30 -> 09:00-14:00",
        "holidays: [{ country: fr }]|holidays: none|/calendars/paris-office/holidays|Calendar paris-office: holidays country fr -> none",
        "out_of_business: Company no longer exists|out_of_business: Closed|/dispositions/disqualification/out_of_business|Disqualification: out_of_business Company no longer exists -> Closed",
        "text: Leads are of companies in our target market|text: Leads fit|/report-card/sales/leads-that-fit/text|Need leads-that-fit: text Leads are of companies in our target market -> Leads fit",
        "evidence: attempt|evidence: connect|/targets/respond-in-4-hours/evidence|Target respond-in-4-hours: evidence attempt -> connect",
      })
  void tellsWhatChanged(String from, String to, String path, String text) {
    assertThat(changes(from, to))
        .singleElement()
        .satisfies(change -> assertThat(change.path()).isEqualTo(path))
        .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.CHANGED))
        .satisfies(change -> assertThat(change.section()).isEqualTo(path.split("/")[1]))
        .satisfies(change -> assertThat(change.text()).isEqualTo(text));
  }

  @Test
  void tellsWhatIsNewAndWhatIsGone() {
    List<Change> changes =
        changes(
            "- { id: pricing, text: Looked at the prices, on: pricing_viewed, points: 10, max: 2, half-life: 30d }",
            "- { id: opened, text: Opened a mail, on: email-opened, points: 1, max: 3 }");

    assertThat(changes)
        .containsExactly(
            new Change(
                "scoring",
                "/scoring/engagement/pricing",
                Kind.REMOVED,
                "text Looked at the prices, on pricing-viewed, points 10, max 2, half-life 30d",
                null,
                "Engagement rule pricing is gone, was: text Looked at the prices, on pricing-viewed, points 10, max 2, half-life 30d"),
            new Change(
                "scoring",
                "/scoring/engagement/opened",
                Kind.ADDED,
                null,
                "text Opened a mail, on email-opened, points 1, max 3",
                "Engagement rule opened is new: text Opened a mail, on email-opened, points 1, max 3"));
  }

  @Test
  void tellsTheChangeOfAConditionWhole() {
    assertThat(changes("when: lead.employees >= 1000", "when: lead.employees >= 2000"))
        .extracting(Change::text)
        .containsExactly(
            "Fit rule size-enterprise: when lead.employees >= 1000 -> lead.employees >= 2000");
  }

  @Test
  void theOrderOfRulesIsADifferenceWhereTheFirstThatHoldsDecides() {
    String emea = EXAMPLE.text().substring(EXAMPLE.text().indexOf("  - id: emea\n"));
    emea = emea.substring(0, emea.indexOf("  - id: americas"));
    String moved =
        EXAMPLE
            .text()
            .replace(emea, "")
            .replace("  - id: everybody-else", emea + "  - id: everybody-else");

    assertThat(AgreementDiff.between(EXAMPLE, AgreementReader.read("moved", moved)).changes())
        .containsExactly(
            new Change(
                "routing",
                "/routing",
                Kind.REORDERED,
                "emea, americas, everybody-else",
                "americas, emea, everybody-else",
                "Routing in another order: emea, americas, everybody-else -> americas, emea, everybody-else"));
  }

  @Test
  void theOrderOfKeysAndOfEverythingElseIsNone() {
    JsonNode tree = new YAMLMapper().readTree(EXAMPLE.text());
    String json = reversed(tree).toString();

    assertThat(json).startsWith("{\"dispositions\"");
    assertThat(AgreementDiff.between(EXAMPLE, AgreementReader.read("reversed", json)).isEmpty())
        .isTrue();
  }

  private static JsonNode reversed(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode reversed = JsonMapper.shared().createObjectNode();
    List.copyOf(object.propertyNames())
        .reversed()
        .forEach(name -> reversed.set(name, reversed(object.get(name))));
    return reversed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: Jonas Brandt, weight: 2|weight: 2, name: \"Jonas Brandt\", active: true",
        "name: Marta Nowak, capacity: 10|name: Marta Nowak, weight: 1, capacity: 10",
        "on: demo_requested|on: demo-requested",
        "budget: 15m|budget: 900s",
        "when: lead.employees >= 50 && lead.employees < 1000|when: \"(lead.employees>=50)  &&  lead.employees <1000\"",
        "warn: [50%, 80%]|warn: [80%, 50%]",
        "mon-fri: [\"09:30-13:00\", \"14:00-18:00\"]|{ mon-wed: [\"09:30-13:00\", \"14:00-18:00\"], thu-fri: [\"14:00-18:00\", \"09:30-13:00\"] }",
        "purposes: [request]|purposes: request",
        "calendars:~~  emea-office|calendars: # of people~  emea-office",
      })
  void layoutIsNoDifference(String from, String to) {
    assertThat(changes(from.replace("~", "\n"), to)).isEmpty();
  }

  @Test
  void aWholeSectionIsToldThingByThing() {
    Agreement bare =
        AgreementReader.read(
            "bare",
            EXAMPLE.text().substring(0, EXAMPLE.text().indexOf("\ngoals:"))
                + EXAMPLE.text().substring(EXAMPLE.text().indexOf("\ndispositions:")));

    assertThat(AgreementDiff.between(bare, EXAMPLE).changes())
        .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED))
        .extracting(Change::path)
        .contains(
            "/goals/first-response",
            "/consent/rules/no-cold-calls",
            "/report-card/sales/useful-material")
        .hasSize(5 + 4 + 1 + 12 + 3);
    assertThat(AgreementDiff.between(EXAMPLE, bare).changes())
        .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.REMOVED))
        .hasSize(25);
  }

  @Test
  void theContentsOfAFileAreADifference() {
    String yaml =
        EXAMPLE.text().replace("holidays: [{ country: fr }]", "holidays: [{ ical: paris.ics }]");
    String file =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:2026122%d\r\nSUMMARY:Day off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    Agreement before = AgreementReader.read("a", yaml, Map.of("paris.ics", file.formatted(1)));
    Agreement after = AgreementReader.read("b", yaml, Map.of("paris.ics", file.formatted(2)));

    assertThat(AgreementDiff.between(before, before).isEmpty()).isTrue();
    assertThat(AgreementDiff.between(before, after).changes())
        .extracting(Change::text)
        .containsExactly("File paris.ics has other contents");
  }

  @Test
  void anAgreementThatWasNeverWrittenCannotBeCompared() {
    Agreement unwritten =
        new Agreement("v", "n", null, null, List.of(), List.of(), List.of(), Map.of(), null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgreementDiff.between(EXAMPLE, unwritten))
        .withMessage("Expected an agreement that was read from a document, but v has none");
  }
}
