package com.relevo.scoring.domain.predictive;

import com.relevo.scoring.domain.predictive.Weights.Weight;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the agreement as outcomes see it, beside the points both sides agreed on: how leads
 * ended for which it held, and for which it did not, and what either adds to the log odds of a good
 * outcome. The weights are null while there are too few outcomes.
 */
public record Feature(
    String key,
    String rule,
    String text,
    int points,
    Tally held,
    Tally didNot,
    @Nullable Double weightIfHeld,
    @Nullable Double weightIfNot) {

  static Feature counted(Question question, Counts.Answer answer) {
    return new Feature(
        question.key(),
        question.rule(),
        question.text(),
        question.points(),
        answer.yes(),
        answer.no(),
        null,
        null);
  }

  Feature weighing(Weight weight, double slope) {
    return new Feature(
        key, rule, text, points, held, didNot, slope * weight.yes(), slope * weight.no());
  }

  double weight(boolean holds) {
    Double weight = holds ? weightIfHeld : weightIfNot;
    return weight == null ? 0 : weight;
  }
}
