package com.relevo.agreement;

import static com.relevo.agreement.Documents.said;
import static com.relevo.agreement.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition.Account;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.Documents.Said;
import com.relevo.agreement.Predictive.Positive;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictiveReaderTest {
  private static final String LOOKS = "mql: { when: score.predictive >= 30, enter: 50, leave: 40 }";
  private static final String MQL = "mql: { when: score.fit > 0, enter: 50, leave: 40 }";

  @Test
  void leftOutItIsShownAndDecidesNothing() {
    assertThat(Documents.valid().scoring().predictive())
        .isEqualTo(new Predictive(200, 20, Positive.QUALIFIED, false, 0));
  }

  @Test
  void readsWhatBothSidesAllowIt() {
    assertThat(
            read(predictive(
                    "min-outcomes: 500, min-of-each: 40, positive: won, decides: true, while-silent: 50"))
                .scoring()
                .predictive())
        .isEqualTo(new Predictive(500, 40, Positive.WON, true, 50));
  }

  @Test
  void definitionsLookAtItWhereItDecides() {
    Threshold mql =
        read(predictive("decides: true, while-silent: 50").replace(MQL, LOOKS)).definitions().mql();

    assertThat(mql.when().holds(facts(30))).isTrue();
    assertThat(mql.when().holds(facts(29))).isFalse();
  }

  @Test
  void definitionsDoNotLookAtItWhereItDoesNotDecide() {
    assertThat(said(with(MQL, LOOKS)))
        .containsExactly(
            new Said(
                5,
                "Expected a condition that the agreed points decide, but it looks at score.predictive"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: lead.jobTitle != \"\"|when: score.predictive > 3|lead.*",
        "{ id: all,|{ id: all, when: score.predictive > 3,|lead.*, score.fit, score.engagement, score.total and stage",
      })
  void nothingElseLooksAtItEvenThen(String place, String looking, String allowed) {
    String deciding = predictive("decides: true, while-silent: 50");

    assertThat(said(deciding.replace(place, looking)))
        .extracting(Said::text)
        .containsExactly(
            "Expected only " + allowed + " in this condition, but it looks at score.predictive");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min-outcomes: 19|Expected min-outcomes of the predictive score to be from 20 to 10000, but it is 19",
        "min-of-each: 101|Expected min-of-each to be at most half of min-outcomes (200), but it is 101",
        "positive: wonn|Expected what counts as positive (qualified, won), but there is no wonn; did you mean won?",
        "decides: maybe|Expected true or false in decides of the predictive score, but it is maybe",
        "decides: true|Expected while-silent in the predictive score, but it is missing",
        "while-silent: 50|Expected while-silent only where the predictive score decides, but it does not",
        "decides: true, while-silent: 101|Expected while-silent of the predictive score to be from 0 to 100, but it is 101",
        "min-outcome: 50|Expected only min-outcomes, min-of-each, positive, decides, while-silent in the predictive score, but found min-outcome; did you mean min-outcomes?",
      })
  void saysWhatIsWrong(String section, String problem) {
    assertThat(said(predictive(section))).containsExactly(new Said(8, problem));
  }

  private static String predictive(String section) {
    return with("scoring:\n", "scoring:\n  predictive: { " + section + " }\n");
  }

  private static Agreement read(String yaml) {
    return AgreementReader.read("test.yaml", yaml);
  }

  private static Facts facts(int predictive) {
    LeadFacts lead =
        new LeadFacts("web", true, false, null, null, null, null, null, null, null, Map.of());
    return new Facts(
        lead, new Score(0, 0), Stage.PROFILED, Map.of(), "", "", "", Account.UNKNOWN, predictive);
  }
}
