package com.relevo.scoring.domain.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.relevo.agreement.Predictive.Positive;
import com.relevo.scoring.domain.predictive.Weights.Weight;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.mnb.MultinomialNaiveBayesTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Naive Bayes, held against Tribuo's. */
class WeightsTest {
  private static final Set<String> KEYS =
      Synthetic.questions("v1").all().stream().map(Question::key).collect(Collectors.toSet());

  /**
   * Tribuo's is multinomial. Over tokens such as "demo is true", one for each question, it is the
   * same as ours; the prior is as many tokens at the base rate, and its own smoothing is off. It
   * knows nothing of the base rate itself.
   */
  @Test
  void weighsAnswersAsTribuoDoes() {
    List<Labelled> known = labelled(Synthetic.outcomes(new Random(7), 400));
    Weights weights = Weights.of(Counts.of(known));
    var tribuo = new MultinomialNaiveBayesTrainer(1e-12).train(dataset(known));

    for (Labelled each : known) {
      Map<String, Label> scores = tribuo.predict(tokens(each)).getOutputScores();
      double logOdds = Math.log(scores.get("good").getScore() / scores.get("other").getScore());
      assertThat(weights.logOdds(each.answers()) - weights.base()).isCloseTo(logOdds, within(1e-6));
    }
  }

  @Test
  void anAnswerThatAllLeadsGiveWeighsNothing() {
    Weights weights =
        Weights.of(new Counts(new Tally(30, 70), Map.of("all", answer(30, 70, 0, 0))));

    assertThat(weights.of("all").yes()).isCloseTo(0, within(1e-9));
    assertThat(weights.of("all").no()).isCloseTo(0, within(1e-9));
    assertThat(weights.of("never asked")).isEqualTo(Weight.NONE);
  }

  @Test
  void aQuestionWhoseOutcomesAreAllAlikeWeighsNothing() {
    Counts one = new Counts(new Tally(500, 500), Map.of("q", answer(50, 0, 50, 0)));
    Counts all = new Counts(new Tally(500, 0), Map.of("q", answer(300, 0, 200, 0)));

    assertThat(Weights.of(one).of("q")).isEqualTo(Weight.NONE);
    assertThat(Weights.of(all).logOdds(Map.of("q", true))).isFinite();
  }

  @Test
  void aHandfulOfOutcomesSpeaksSoftly() {
    Weight few =
        Weights.of(new Counts(new Tally(51, 50), Map.of("q", answer(3, 0, 48, 50)))).of("q");
    Weight many =
        Weights.of(new Counts(new Tally(350, 350), Map.of("q", answer(300, 0, 50, 350)))).of("q");

    assertThat(few.yes()).isBetween(0.3, 0.7);
    assertThat(many.yes()).isGreaterThan(3);
  }

  @Test
  void aNewRuleIsComparedWithThoseWhoWereAsked() {
    // Of all, half ended well; of those who were asked, one in ten, whatever they answered.
    Weight late =
        Weights.of(new Counts(new Tally(500, 500), Map.of("q", answer(10, 90, 20, 180)))).of("q");

    assertThat(late.yes()).isCloseTo(0, within(1e-6));
    assertThat(late.no()).isCloseTo(0, within(1e-6));
  }

  private static Counts.Answer answer(int yesGood, int yesOther, int noGood, int noOther) {
    return new Counts.Answer(new Tally(yesGood, yesOther), new Tally(noGood, noOther));
  }

  private static List<Labelled> labelled(List<Example> examples) {
    return examples.stream()
        .map(example -> Labelled.of(example, Positive.QUALIFIED, KEYS))
        .flatMap(Optional::stream)
        .toList();
  }

  private static MutableDataset<Label> dataset(List<Labelled> known) {
    MutableDataset<Label> dataset =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("synthetic", new LabelFactory()), new LabelFactory());
    known.forEach(each -> dataset.add(tokens(each)));
    double rate = known.stream().filter(Labelled::good).count() / (double) known.size();
    Map<String, Double> shares = new HashMap<>();
    shares.put("good", Weights.PRIOR * rate);
    shares.put("other", Weights.PRIOR * (1 - rate));
    shares.forEach((label, share) -> {
      for (String key : KEYS) {
        dataset.add(
            new ArrayExample<>(
                new Label(label),
                new String[] {key + "=false", key + "=true"},
                new double[] {share, share}));
      }
    });
    return dataset;
  }

  private static ArrayExample<Label> tokens(Labelled each) {
    String[] tokens =
        each.answers().entrySet().stream()
            .map(answer -> answer.getKey() + "=" + answer.getValue())
            .toArray(String[]::new);
    double[] once = new double[tokens.length];
    Arrays.fill(once, 1);
    return new ArrayExample<>(new Label(each.good() ? "good" : "other"), tokens, once);
  }
}
