package com.relevo.scoring.predictive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Prediction;
import com.relevo.scoring.domain.predictive.Prediction.Contribution;
import com.relevo.scoring.domain.predictive.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The predictive score of one lead: either why it is {@code silent}, or {@code probability} that a
 * handoff of this lead ends as {@code positive} says, with the rules that weigh most. {@code
 * beyondEvidence} where leads like this one are not handed to sales, so that none of them was
 * learnt from.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Forecast(
    @Nullable String silent,
    @Nullable Double probability,
    @Nullable String positive,
    @Nullable Integer sampleSize,
    @Nullable Instant calibratedFrom,
    @Nullable Instant calibratedUntil,
    @Nullable Boolean beyondEvidence,
    @Nullable List<Weight> topWeights) {
  private static final int MOST = 8;
  private static final Set<Stage> BELOW = Set.of(Stage.LEAD, Stage.PROFILED);

  /** What it adds to the log odds that {@code rule} holds for this lead, or that it does not. */
  public record Weight(String rule, String text, boolean holds, double weight) {
    static Weight of(Contribution each) {
      return new Weight(
          each.rule(), each.text(), each.holds(), Rounded.toThousandths(each.weight()));
    }
  }

  static Forecast silent(String why) {
    return new Forecast(why, null, null, null, null, null, null, null);
  }

  static Forecast of(Model model, Map<String, Boolean> answers, Stage stage) {
    Silence silence = model.silent();
    return silence != null
        ? silent(silence.text())
        : model.predict(answers).map(prediction -> of(model, prediction, stage)).orElseThrow();
  }

  private static Forecast of(Model model, Prediction prediction, Stage stage) {
    return new Forecast(
        null,
        Rounded.toThousandths(prediction.probability()),
        model.terms().positive().name(),
        model.outcomes().all(),
        model.since(),
        model.until(),
        BELOW.contains(stage) ? true : null,
        prediction.contributions().stream().limit(MOST).map(Weight::of).toList());
  }
}
