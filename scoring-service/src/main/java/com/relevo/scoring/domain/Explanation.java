package com.relevo.scoring.domain;

import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A score as published: with its stage, its reasons and the agreement's version it holds under. */
public record Explanation(
    Score score, Stage stage, List<Reason> because, @Nullable String agreementVersion) {

  public Explanation {
    because = List.copyOf(because);
  }

  static Explanation of(LeadScored scored) {
    return new Explanation(
        scored.score(), scored.stage(), scored.meta().because(), scored.meta().agreementVersion());
  }
}
