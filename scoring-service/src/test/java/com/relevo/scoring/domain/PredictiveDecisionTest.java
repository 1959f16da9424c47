package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Predictive;
import com.relevo.agreement.Predictive.Positive;
import com.relevo.events.Event;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import com.relevo.scoring.domain.Predictor.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the predictive score may decide, by an agreement whose MQL asks for 30 of 100. */
class PredictiveDecisionTest {
  private final Happenings its = new Happenings("lead-1");

  private static Agreement agreement(boolean decides, int whileSilent) {
    Definitions definitions =
        new Definitions(
            Condition.ALWAYS,
            new Threshold(Agreements.when("predictive", facts -> facts.predictive() >= 30), 60, 45),
            new Threshold(Condition.ALWAYS, 110, 90));
    Agreement plain = Agreements.with("t-1", definitions);
    ScoringModel model = plain.scoring();
    return new Agreement(
        "t-1",
        plain.name(),
        definitions,
        new ScoringModel(
            model.fit(),
            model.engagement(),
            List.of(),
            null,
            null,
            new Predictive(200, 20, Positive.QUALIFIED, decides, whileSilent)),
        plain.teams(),
        plain.routing(),
        plain.targets(),
        plain.calendars(),
        plain.dispositions());
  }

  private List<Event> decided(Agreement agreement, Predictor predictor) {
    return Decisions.decide(
            LeadScoring.UNKNOWN, its.captured(80), agreement, predictor, Happenings.START)
        .events();
  }

  private static List<Stage> stages(List<Event> events) {
    return events.stream()
        .filter(QualificationChanged.class::isInstance)
        .map(event -> ((QualificationChanged) event).stage())
        .toList();
  }

  private static Predictor says(int percent) {
    return (_, _) -> Said.learnt(percent, "312 outcomes");
  }

  @Test
  void decidesWhereBothSidesSignedThatItMay() {
    Agreement agreement = agreement(true, 0);

    assertThat(stages(decided(agreement, says(30)))).containsExactly(Stage.PROFILED, Stage.MQL);
    assertThat(stages(decided(agreement, says(29)))).containsExactly(Stage.PROFILED);
  }

  @Test
  void theDecisionKeepsWhatItWasToldForThatChanges() {
    QualificationChanged mql =
        (QualificationChanged)
            decided(agreement(true, 0), says(73)).stream()
                .filter(event ->
                    event instanceof QualificationChanged changed && changed.stage() == Stage.MQL)
                .findFirst()
                .orElseThrow();

    assertThat(mql.meta().because())
        .contains(Reason.of("predictive", "73 of 100 such leads end well, by 312 outcomes"));
  }

  @Test
  void isAskedByTheReasonsOfTheLeadsPoints() {
    Predictor predictor =
        (_, because) ->
            Said.learnt(
                because.stream().anyMatch(reason -> reason.code().equals("size-6")) ? 90 : 0, "x");

    assertThat(stages(decided(agreement(true, 0), predictor))).contains(Stage.MQL);
  }

  @Test
  void whileItIsSilentTheAgreementsValueHolds() {
    assertThat(stages(decided(agreement(true, 50), Predictor.SILENT))).contains(Stage.MQL);
    assertThat(stages(decided(agreement(true, 10), Predictor.SILENT))).doesNotContain(Stage.MQL);
  }

  @Test
  void isNotEvenAskedWhereItDoesNotDecide() {
    Predictor asked =
        (_, _) -> {
          throw new AssertionError("Expected not to be asked, but was");
        };

    assertThat(stages(decided(agreement(false, 0), asked))).containsExactly(Stage.PROFILED);
  }

  @Test
  void whatIsMissingToTheNextStageIsSeenWithIt() {
    Agreement agreement = agreement(true, 0);
    LeadScoring lead =
        Decisions.decide(
                LeadScoring.UNKNOWN, its.captured(80), agreement, says(29), Happenings.START)
            .state();

    assertThat(ScoreReport.of(lead, agreement, says(29), Happenings.START).next().unmet())
        .containsExactly("predictive");
    assertThat(ScoreReport.of(lead, agreement, says(31), Happenings.START).next().unmet())
        .isEmpty();
  }
}
