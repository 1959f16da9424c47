package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.Score;
import java.util.ArrayList;
import java.util.List;

/** A lead's points under the agreement, each rule that gave or took some as a reason. */
record Points(Score score, List<Reason> reasons) {
  private static final Score NONE_YET = new Score(0, 0);

  static Points of(LeadScoring state, ScoringModel model) {
    List<Reason> reasons = new ArrayList<>();
    int fit = fit(state, model, reasons);
    int engagement = engagement(state.engagements(), model, reasons);
    return new Points(new Score(fit, engagement), List.copyOf(reasons));
  }

  /** None before the first capture: of a lead nobody knows no rule can tell whether it fits. */
  private static int fit(LeadScoring state, ScoringModel model, List<Reason> reasons) {
    KnownFacts known = state.facts();
    if (known == null) {
      return 0;
    }
    Facts facts = new Facts(known.lead(), NONE_YET, state.stage(), state.engagements().counts());
    int sum = 0;
    for (FitRule rule : model.fit()) {
      if (rule.when().holds(facts)) {
        sum += given(rule.id(), rule.text(), rule.points(), reasons);
      }
    }
    return sum;
  }

  private static int engagement(Engagements engagements, ScoringModel model, List<Reason> reasons) {
    int sum = 0;
    for (EngagementRule rule : model.engagement()) {
      int times = Math.min(rule.max(), engagements.count(rule.on()));
      sum += given(rule.id(), rule.text(), rule.points() * times, reasons);
    }
    return sum;
  }

  private static int given(String rule, String text, int points, List<Reason> reasons) {
    if (points != 0) {
      reasons.add(new Reason(rule, text, points));
    }
    return points;
  }
}
