package com.relevo.kit.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Pool;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterOverlayTest {
  private static final RepId ANNA = new RepId("anna.keller");
  private static final TeamId EMEA = new TeamId("sdr-emea");
  private static final TeamId AMERICAS = new TeamId("sdr-americas");

  private final Agreement agreement = AgreementReader.example();
  private final RosterBook book = new RosterBook();

  private static Meta meta(String key) {
    Instant at = Instant.parse("2026-11-23T12:00:00Z");
    return new Meta("e-" + key, new LeadId(key), 0, at, at, null, List.of(), Mode.LIVE, "olga");
  }

  private static RepEntry entry(TeamId team, String calendar) {
    return new RepEntry(
        "Somebody",
        null,
        team,
        true,
        2,
        7,
        calendar,
        Set.of(),
        Set.of(),
        "10 per month",
        List.of());
  }

  private void set(RepId rep, RepEntry entry) {
    book.hear(new RosterEvent.RepSet(meta(rep.value()), rep, 1, entry));
  }

  private Agreement all() {
    return RosterOverlay.on(agreement, book);
  }

  @Test
  void isTheAgreementAsLongAsNothingIsSet() {
    assertThat(all()).isEqualTo(agreement);
  }

  @Test
  void whatIsSetOfARepWinsAlsoTheTeam() {
    set(ANNA, entry(AMERICAS, null));
    assertThat(all().teamOf(ANNA)).contains(AMERICAS);
    assertThat(all().team(EMEA).orElseThrow().reps()).noneMatch(rep -> rep.id().equals(ANNA));
    Agreement.Rep anna = all().rep(ANNA).orElseThrow();
    assertThat(anna.capacity()).isEqualTo(7);
    assertThat(anna.rate()).hasToString("10 per month");
    assertThat(anna.calendar()).as("the team's").isEqualTo("americas-office");

    book.hear(new RosterEvent.RepRemoved(meta("anna.keller"), ANNA, 2));
    assertThat(all()).as("the agreement's again").isEqualTo(agreement);
  }

  @Test
  void aNewRepIsInTheirTeamAndOneOfATeamThatIsNoneIsNowhere() {
    set(new RepId("new"), entry(EMEA, "paris-office"));
    set(new RepId("lost"), entry(new TeamId("gone"), "no-such"));
    assertThat(all().rep(new RepId("new")).orElseThrow().calendar()).isEqualTo("paris-office");
    assertThat(all().teamOf(new RepId("lost"))).isEmpty();
  }

  @Test
  void ofATeamWhatIsSetWinsAndTheRestIsTheAgreements() {
    book.hear(
        new RosterEvent.TeamSet(
            meta("team/sdr-americas"),
            AMERICAS,
            1,
            new TeamEntry(null, "least-loaded", null, null)));
    Agreement.Team team = all().team(AMERICAS).orElseThrow();
    assertThat(team.pool())
        .isEqualTo(new Pool(Pool.Strategy.LEAST_LOADED, Duration.ofMinutes(30), 50));
    assertThat(team.calendar()).isEqualTo("americas-office");
    assertThat(team.reps()).isEqualTo(agreement.team(AMERICAS).orElseThrow().reps());
  }

  @Test
  void anOwnerThatIsSetWins() {
    book.hear(
        new RosterEvent.AccountSet(
            meta("wideworld.example"),
            "wideworld.example",
            1,
            new AccountEntry(new RepId("jonas.brandt"))));
    assertThat(all().accounts()).containsEntry("wideworld.example", new RepId("jonas.brandt"));
  }

  @Test
  void anAgreementsRepIsTheSameAsAnEntry() {
    Agreement.Rep claire = agreement.rep(new RepId("claire.moreau")).orElseThrow();
    Agreement.Rep marta = agreement.rep(new RepId("marta.nowak")).orElseThrow();
    set(claire.id(), RosterOverlay.entry(EMEA, claire));
    set(marta.id(), RosterOverlay.entry(EMEA, marta));
    assertThat(all().rep(claire.id())).contains(claire);
    assertThat(all().rep(marta.id())).contains(marta);
  }

  @Test
  void isAnotherVersionAfterEachChange() {
    Object before = book.version();
    set(ANNA, entry(EMEA, null));
    assertThat(book.version()).isNotSameAs(before);
    book.await("rep/anna.keller", 1, Duration.ofSeconds(60));
    assertThat(book.calendarOf(ANNA)).isEmpty();
  }
}
