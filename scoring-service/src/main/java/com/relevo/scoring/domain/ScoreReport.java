package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score as of {@code at}, decay up to then included, with all that explains it. The stage
 * is the one decided last; {@code changesAt} is when time alone next changes something; {@code
 * next} is null where no score moves the lead any further, or it is not known yet.
 */
public record ScoreReport(
    Score score,
    String grade,
    List<Reason> because,
    @Nullable NextStage next,
    Standing account,
    Completeness profile,
    Instant at,
    @Nullable Instant changesAt,
    String agreementVersion) {

  /** Where the predictive score has no say. */
  public static ScoreReport of(LeadScoring state, Agreement agreement, Instant now) {
    return of(state, agreement, Predictor.SILENT, now);
  }

  public static ScoreReport of(
      LeadScoring known, Agreement agreement, Predictor predictor, Instant now) {
    LeadScoring state = known.fitted(agreement);
    Instant at = state.watch().from(now);
    Points points = Points.of(state, agreement.scoring(), at, Integer.MAX_VALUE);
    KnownFacts facts = state.facts();
    int predictive =
        agreement.scoring().predictive().decides()
            ? predictor.say(agreement, points.reasons()).percent()
            : 0;
    Situation situation =
        facts == null
            ? null
            : new Situation(agreement, facts.lead(), state.deeds(), points, predictive, at);
    List<Reason> because = new ArrayList<>(points.reasons());
    because.addAll(Blocks.of(state, situation));
    Completeness profile = Completeness.of(state, agreement);
    because.addAll(profile.reasons());
    return new ScoreReport(
        points.score(),
        points.grade(),
        List.copyOf(because),
        situation == null ? null : NextStage.of(state, situation),
        state.account(),
        profile,
        at,
        state.watch().wake(),
        agreement.version());
  }
}
