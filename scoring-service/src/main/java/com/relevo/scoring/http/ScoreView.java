package com.relevo.scoring.http;

import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.Explanation;
import com.relevo.scoring.domain.LeadScoring;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A score with all that explains it. {@code because} has each rule that gave or took points, then
 * what else keeps the lead where it is; {@code acceptedBySales} while no score moves it.
 */
record ScoreView(
    String leadId,
    Stage stage,
    int cycle,
    boolean acceptedBySales,
    boolean contactAllowed,
    Points points,
    List<Reason> because,
    @Nullable String agreementVersion) {

  record Points(int fit, int engagement, int total) {
    static Points of(Score score) {
      return new Points(score.fit(), score.engagement(), score.total());
    }
  }

  static Optional<ScoreView> of(String leadId, LeadScoring scoring) {
    Explanation explanation = scoring.published();
    return explanation == null
        ? Optional.empty()
        : Optional.of(
            new ScoreView(
                leadId,
                scoring.stage(),
                scoring.cycle(),
                scoring.position().accepted(),
                scoring.consent().allowed(),
                Points.of(explanation.score()),
                explanation.because(),
                explanation.agreementVersion()));
  }
}
