package com.relevo.agreement;

import static com.relevo.agreement.Documents.said;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Fallback;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.LeadFacts;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes leads, where they go, and whose they are first. */
class RoutingReaderTest {
  private static final String SECOND_TEAM =
      """
        - id: partner
          name: Partner
          calendar: elapsed
          strategy: best-performer
          floor: 20
          opens-within: 2h
          reps:
            - { id: pat, name: Pat, capacity: 5 }
      routing:\
      """;

  private static Agreement read(String yaml) {
    return AgreementReader.read("test.yaml", yaml);
  }

  @Test
  void aRepHasSkillsLanguagesARateAndAbsences() {
    Rep rep =
        read(with(
                "capacity: 10 }",
                "capacity: 10, skills: [CRM], languages: [de, EN], rate: 10 per month,"
                    + " absences: [{ from: 2026-12-21, to: 2027-01-03 }] }"))
            .rep(new RepId("anna"))
            .orElseThrow();

    assertThat(rep.skills()).isEqualTo(Set.of("crm"));
    assertThat(rep.languages()).isEqualTo(Set.of("de", "en"));
    assertThat(rep.rate()).isEqualTo(new Rate(10, Period.MONTH)).hasToString("10 per month");
    assertThat(rep.absences())
        .containsExactly(new Absence(LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 3)));
  }

  @Test
  void aTeamSaysHowItsLeadsAreGivenAndARuleWhereTheyGoNext() {
    Agreement agreement =
        read(
            with("routing:", SECOND_TEAM)
                .replace("team: sdr }", "team: sdr, fallback: [{ team: partner, after: 4h }] }"));

    assertThat(agreement.team(new TeamId("sdr")).orElseThrow().pool())
        .isEqualTo(new Pool(Strategy.ROUND_ROBIN, Duration.ZERO, 50));
    assertThat(agreement.team(new TeamId("partner")).orElseThrow().pool())
        .isEqualTo(new Pool(Strategy.BEST_PERFORMER, Duration.ofHours(2), 20));
    assertThat(agreement.routing().getFirst().fallback())
        .containsExactly(new Fallback(new TeamId("partner"), Duration.ofHours(4)));
    assertThat(agreement.teamOf(new RepId("pat"))).contains(new TeamId("partner"));
  }

  @Test
  void accountsHaveOwners() {
    assertThat(
            read(with("targets:", "accounts: [{ domain: Acme.COM, owner: anna }]\ntargets:"))
                .accounts())
        .isEqualTo(Map.of("acme.com", new RepId("anna")));
  }

  @Test
  void someReasonsReturnTheTurn() {
    Agreement agreement =
        read(
            with(
                    "rejection: { bad: Bad }",
                    "rejection: { bad: { text: Bad, returns-turn: true }, other: Other }")
                .replace("fake: Fake", "fake: { text: Fake, returns-turn: true }"));

    assertThat(agreement.dispositions().returnsTurn()).isEqualTo(Set.of("bad", "fake"));
    assertThat(agreement.dispositions().rejection()).containsEntry("bad", "Bad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "capacity: 10 }|capacity: 10, rate: 0 per month }|Expected a rate such as 10 per month, or per day or week, but it is 0 per month",
        "capacity: 10 }|capacity: 10, rate: 10 per year }|Expected a rate such as 10 per month, or per day or week, but it is 10 per year",
        "capacity: 10 }|capacity: 10, absences: [{ from: 2026-12-21, to: 2026-12-20 }] }|Expected an absence to end on or after 2026-12-21, but it ends on 2026-12-20",
        "capacity: 10 }|capacity: 10, absences: [{ from: 2026-02-30, to: 2026-12-20 }] }|Expected a date such as 2026-12-31 in from of an absence, but it is 2026-02-30",
        "capacity: 10 }|capacity: 10, skills: [[a]] }|Expected text in skills, but it is a list",
        "name: SDR|`name: SDR\n    floor: 10`|Expected a floor with strategy: best-performer only, but it is round-robin",
        "team: sdr }|team: sdr, fallback: [{ team: sdr, after: 1h }] }|Expected each team once in a rule, but sdr is there again",
        "team: sdr }|team: sdr, fallback: [{ team: nobody, after: 1h }] }|Expected a team of this agreement, but there is no nobody",
        "team: sdr }|team: sdr, fallback: [{ team: sdr, after: soon }] }|Expected after as time such as 30d or 12h, up to 3650d, but it is soon",
        "routing:|`accounts: [{ domain: acme.com, owner: zoe }]\nrouting:`|Expected a rep of this agreement, but there is no zoe",
        "routing:|`accounts: [{ domain: acme, owner: anna }]\nrouting:`|Expected a company's domain such as acme.com, but it is acme",
        "routing:|`accounts: [{ domain: a.de, owner: anna }, { domain: A.de, owner: anna }]\nrouting:`|Expected each account once, but a.de is there again",
      })
  void saysWhatIsWrong(String from, String to, String text) {
    assertThat(said(with(from, to.replace("\\n", "\n"))))
        .extracting(Documents.Said::text)
        .contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10115, true",
    "14199, true",
    "14, true",
    "15230, false",
    "09999, false",
    "1, false",
    "'', false"
  })
  void postalCodesLieWithinBoundsByTheirFirstCharacters(String code, boolean within) {
    Condition condition =
        read(with("{ id: all,", "{ id: all, when: 'lead.postalCode.within(\"10\", \"14\")',"))
            .routing()
            .getFirst()
            .when();
    LeadFacts lead =
        new LeadFacts("web", true, false, null, null, null, "DE", null, null, null, Map.of())
            .withTerritory("BE", code, null);

    assertThat(condition.holds(new Facts(lead, new Score(0, 0), Stage.MQL, Map.of())))
        .isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"10\", \"140\"', 10 and 140",
    "'\"20\", \"10\"', 20 and 10",
    "'\"\", \"\"', ' and '"
  })
  void boundsThatCanNeverHoldAreRefused(String bounds, String said) {
    assertThat(
            said(with("{ id: all,", "{ id: all, when: 'lead.postalCode.within(" + bounds + ")',")))
        .extracting(Documents.Said::text)
        .containsExactly(
            "Expected two bounds of one length in within, the lower first, but they are " + said);
  }
}
