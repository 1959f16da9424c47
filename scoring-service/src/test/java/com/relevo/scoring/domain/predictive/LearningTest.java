package com.relevo.scoring.domain.predictive;

import static com.relevo.scoring.domain.predictive.Synthetic.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.relevo.agreement.Predictive;
import com.relevo.agreement.Predictive.Positive;
import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.scoring.domain.predictive.Silence.Code;
import com.relevo.scoring.domain.predictive.Synthetic.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final Predictive TERMS = new Predictive(200, 20, Positive.QUALIFIED, false, 0);
  private final Learning learning = new Learning(Synthetic.questions("v1"), TERMS);

  private Model learnt(List<Example> outcomes) {
    return learnt(outcomes, 100_000);
  }

  private Model learnt(List<Example> outcomes, int most) {
    Examples examples = new Examples(most);
    outcomes.forEach(examples::add);
    return learning.learn(examples.all());
  }

  @Test
  void findsTheTruthOfASyntheticWorld() {
    Model model = learnt(Synthetic.outcomes(new Random(11), 20_000));

    assertThat(model.silent()).isNull();
    for (Rule rule : Synthetic.WORLD) {
      Feature feature = feature(model, rule.id());
      assertThat(feature.weightIfHeld() - feature.weightIfNot())
          .as(rule.id())
          .isCloseTo(rule.adds(), within(0.15));
    }
    // Odds seen one rule at a time are a little nearer to even than those with all others equal.
    assertThat(model.calibration().slope()).isBetween(1.0, 1.3);
  }

  @Test
  void itsProbabilitiesComeTrue() {
    Model model = learnt(Synthetic.outcomes(new Random(12), 20_000));
    Map<String, Boolean> lead =
        Map.of(key("demo"), true, key("title"), false, key("student"), false, key("page"), true);

    Prediction prediction = model.predict(lead).orElseThrow();
    assertThat(prediction.probability())
        .isCloseTo(LogOdds.probability(Synthetic.BASE + 1.5), within(0.03));
    assertThat(prediction.contributions().getFirst().rule()).isEqualTo("demo");
    model.evidence().reliability().bins().stream()
        .filter(bin -> bin.outcomes() > 500)
        .forEach(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.05)));
    assertThat(model.evidence().reliability().brier())
        .isLessThan(model.evidence().reliability().brierOfBaseRate());
  }

  @Test
  void ranksBetterThanPointsThatAreWrong() {
    Evidence evidence = learnt(Synthetic.outcomes(new Random(13), 5_000)).evidence();

    // By the synthetic agreement being a student is worth as much as asking for a demo.
    assertThat(evidence.auc().low()).isGreaterThan(evidence.agreedAuc().high());
  }

  @Test
  void rulesThatSayTheSameCountOnce() {
    List<Example> outcomes = new ArrayList<>();
    for (Example each : Synthetic.outcomes(new Random(14), 10_000)) {
      Map<String, Boolean> answers = new TreeMap<>(each.opening().answers());
      answers.replaceAll((_, _) -> each.opening().answers().get(key("demo")));
      outcomes.add(new Example(each.lead(), with(each.pass(), answers)));
    }
    Model model = learnt(outcomes);

    assertThat(model.calibration().slope()).isBetween(0.2, 0.3);
    model.evidence().reliability().bins().stream()
        .filter(bin -> bin.outcomes() > 500)
        .forEach(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.06)));
  }

  @Test
  void isSilentBelowTheAgreedNumberOfOutcomes() {
    List<Example> outcomes = Synthetic.outcomes(new Random(15), 200);

    Model silent = learnt(outcomes.subList(0, 199));
    assertThat(silent.silent())
        .isEqualTo(new Silence(Code.TOO_FEW_OUTCOMES, "199 of 200 outcomes"));
    assertThat(silent.predict(outcomes.getFirst().opening().answers())).isEmpty();
    assertThat(silent.evidence()).isNull();
    assertThat(feature(silent, "demo").held().all()).isPositive();
    assertThat(learnt(outcomes).silent()).isNull();
  }

  @Test
  void isSilentWhereOneKindOfOutcomeIsRare() {
    List<Example> outcomes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      outcomes.add(
          Synthetic.example("l" + i, i, 0, Map.of(), i < 19 ? Outcome.WON : Outcome.REJECTED));
    }

    assertThat(learnt(outcomes).silent())
        .isEqualTo(new Silence(Code.TOO_FEW_OF_ONE_KIND, "19 of 20 outcomes that are qualified"));
  }

  @Test
  void isSilentWhereTheRulesTellNothing() {
    List<Rule> coins = List.of(new Rule("demo", 0.5, 0), new Rule("title", 0.5, 0));
    Model model = learnt(Synthetic.outcomes(new Random(16), 400, coins));

    assertThat(model.silent().code()).isEqualTo(Code.NO_BETTER_THAN_CHANCE);
    assertThat(model.silent().text()).matches("AUC 0\\.\\d\\d, which may be as low as 0\\.[0-4].*");
    assertThat(model.evidence()).isNotNull();
  }

  @Test
  void neitherOrderNorRepetitionMatters() {
    List<Example> outcomes = new ArrayList<>(Synthetic.outcomes(new Random(17), 400));
    Model inOrder = learnt(outcomes, 300);
    for (int seed = 0; seed < 20; seed++) {
      outcomes.add(outcomes.get(seed));
      Collections.shuffle(outcomes, new Random(seed));

      assertThat(learnt(outcomes, 300)).as("seed " + seed).isEqualTo(inOrder);
    }
    assertThat(inOrder.outcomes().all()).isEqualTo(300);
  }

  @Test
  void aCorrectedOutcomeCountsAsItIsNow() {
    List<Example> outcomes = new ArrayList<>(Synthetic.outcomes(new Random(18), 300));
    List<Example> right = new ArrayList<>(outcomes);
    for (int i = 0; i < 50; i++) {
      Example wrong = outcomes.get(i);
      Pass pass = wrong.pass();
      Outcome other = pass.outcome() == Outcome.WON ? Outcome.REJECTED : Outcome.WON;
      Example corrected =
          new Example(wrong.lead(), pass.closed(other, pass.closedAt().plusSeconds(1)));
      right.set(i, corrected);
      outcomes.add(corrected);
    }

    assertThat(learnt(outcomes)).isEqualTo(learnt(right));
  }

  @Test
  void whatWasCountedCanBeTakenAway() {
    List<Labelled> known =
        Synthetic.outcomes(new Random(19), 100).stream()
            .map(each -> Labelled.of(each, Positive.WON, Set.of(key("demo"))).orElseThrow())
            .toList();

    assertThat(Counts.of(known).minus(Counts.of(known.subList(0, 40))))
        .isEqualTo(Counts.of(known.subList(40, 100)));
  }

  @Test
  void aRuleThatIsNewOrAsksSomethingElseIsNeutralAtFirst() {
    List<Question> asked = new ArrayList<>(Synthetic.questions("v2").all());
    asked.set(0, Question.of("demo", "Asked for a demo twice", "something else", 10));
    asked.add(Question.of("new", "A new rule", "x", 10));
    Model model =
        new Learning(new Questions("v2", asked), TERMS)
            .learn(Synthetic.outcomes(new Random(20), 500));

    assertThat(feature(model, "demo").held().all()).isZero();
    assertThat(feature(model, "demo").weightIfHeld()).isZero();
    assertThat(feature(model, "new").weightIfNot()).isZero();
    assertThat(feature(model, "student").weightIfHeld()).isNegative();
    Prediction nothingKnown = model.predict(Map.of()).orElseThrow();
    assertThat(model.predict(Map.of(asked.getFirst().key(), true, "gone~12345678", true)))
        .hasValueSatisfying(prediction ->
            assertThat(prediction.probability()).isEqualTo(nothingKnown.probability()));
  }

  @Test
  void aRuleThatOnlyChangesItsPointsKeepsWhatIsKnownOfIt() {
    assertThat(Question.of("demo", "New words", "x", 99).key()).isEqualTo(key("demo"));
  }

  @Test
  void aModelIsTheSameAfterItWasWrittenAndRead() {
    Model model = learnt(Synthetic.outcomes(new Random(21), 300));

    assertThat(
            EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(model), Model.class))
        .isEqualTo(model);
  }

  private static Pass with(Pass pass, Map<String, Boolean> answers) {
    Pass.Opening opened = pass.opened();
    return new Pass(
        pass.cycle(),
        new Pass.Opening(opened.at(), opened.version(), opened.points(), answers),
        pass.qualifiedAt(),
        pass.outcome(),
        pass.closedAt());
  }

  private static Feature feature(Model model, String rule) {
    return model.features().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
