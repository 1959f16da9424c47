package com.relevo.scoring.predictive;

import com.relevo.agreement.Agreement;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.Predictor;
import com.relevo.scoring.domain.predictive.Model;
import com.relevo.scoring.domain.predictive.Prediction;
import com.relevo.scoring.domain.predictive.Questions;
import com.relevo.scoring.domain.predictive.Silence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the newest model says of a lead, to whoever shows its score and to the decisions on it. */
@Component
public final class Forecasts implements Predictor {
  private static final String NOTHING_YET = "nothing was learnt yet";

  private final LearntModel model;
  private volatile @Nullable Asked asked;

  Forecasts(LearntModel model) {
    this.model = model;
  }

  /** {@code because} are the reasons of the lead's score under the agreement. */
  public Forecast of(Stage stage, List<Reason> because, Agreement agreement) {
    return model
        .newest()
        .map(newest -> Forecast.of(newest, answers(agreement, because), stage))
        .orElseGet(() -> Forecast.silent(NOTHING_YET));
  }

  @Override
  public Said say(Agreement agreement, List<Reason> because) {
    return model
        .newest()
        .map(newest -> say(newest, agreement, because))
        .orElseGet(() -> Said.silent(agreement, NOTHING_YET));
  }

  private Said say(Model newest, Agreement agreement, List<Reason> because) {
    Silence silence = newest.silent();
    if (silence != null) {
      return Said.silent(agreement, silence.text());
    }
    Prediction prediction = newest.predict(answers(agreement, because)).orElseThrow();
    return Said.learnt(
        prediction.percent(), newest.outcomes().all() + " outcomes, the last of " + newest.until());
  }

  private Map<String, Boolean> answers(Agreement agreement, List<Reason> because) {
    return questions(agreement).answered(because);
  }

  private record Asked(Agreement agreement, Questions questions) {}

  /** Kept for the agreement asked last: making them costs more than answering them. */
  @SuppressWarnings("ReferenceEquality") // To compare whole agreements would cost more still.
  private Questions questions(Agreement agreement) {
    Asked last = asked;
    if (last == null || last.agreement() != agreement) {
      last = new Asked(agreement, Questions.of(agreement));
      asked = last;
    }
    return last.questions();
  }
}
