package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.Ledger;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.lead.Trial.DeskState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who would get a lead, where nothing is changed. */
class TrialTest {
  private static Trial trial(Agreement agreement, @Nullable RepId last, Ledger... ledgers) {
    TimelineSource alone = TimelineSource.of(agreement);
    return Trial.of(
        agreement,
        RosterSource.of(alone),
        AccountOwners.of(alone),
        new Facts(Samples.facts("sdr"), new Score(0, 0), Stage.MQL, Map.of()),
        last,
        (team, _) -> new DeskState(Desk.of(team), List.of(ledgers), null),
        NOON);
  }

  @Test
  void itIsWhoeverTheDeskWouldChooseWithWhatIsOpenNow() {
    Trial trial =
        trial(
            Samples.agreement(team("sdr", rep("anna", 1, 1), rep("ben", 1, 1))),
            null,
            Ledger.kept(new RepId("anna"), 1, 1));

    assertThat(trial.rep()).isEqualTo(new RepId("ben"));
    assertThat(trial.steps()).hasSize(1);
    assertThat(trial.steps().getFirst().rule().code()).isEqualTo("routing:to-sdr");
  }

  @Test
  void whoeverHadItLastInAnotherTeamIsAskedBeforeTheRules() {
    Trial trial =
        trial(
            Samples.agreement(team("sdr", rep("anna", 1, 1)), team("old", rep("olaf", 1, 1))),
            new RepId("olaf"));

    assertThat(trial.rep()).isEqualTo(new RepId("olaf"));
    assertThat(trial.steps().getFirst().team()).isEqualTo(new TeamId("old"));
  }

  @Test
  void nobodyIsAnAnswerWithItsReason() {
    Trial trial = trial(Samples.agreement(team("sdr", away("anna"))), null);

    assertThat(trial.rep()).isNull();
    assertThat(trial.steps().getLast().choice())
        .isInstanceOfSatisfying(
            Choice.Nobody.class,
            nobody -> assertThat(nobody.reason()).isEqualTo(UnroutedReason.NO_ACTIVE_REP));
  }

  @Test
  void withoutARuleThereIsNoStep() {
    assertThat(trial(Samples.agreement(team("mars", rep("m", 1, 1))), null).steps()).isEmpty();
  }
}
