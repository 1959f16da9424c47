package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which fit rules of one agreement hold for one lead's facts, by their places in it. They ask for
 * nothing but facts, so they are asked when these or the agreement change, not at every event.
 * {@code text} stands for the agreement's document, as a candidate may have the version of another.
 */
public record Fit(String agreementVersion, int text, List<Integer> held) {
  private static final Score NONE_YET = new Score(0, 0);

  public Fit {
    held = List.copyOf(held);
  }

  static Fit of(LeadFacts lead, Agreement agreement) {
    Facts facts = new Facts(lead, NONE_YET, Stage.LEAD, Map.of());
    List<FitRule> rules = agreement.scoring().fit();
    List<Integer> held = new ArrayList<>();
    for (int place = 0; place < rules.size(); place++) {
      if (rules.get(place).when().holds(facts)) {
        held.add(place);
      }
    }
    return new Fit(agreement.version(), agreement.text().hashCode(), held);
  }

  boolean isOf(Agreement agreement) {
    return text == agreement.text().hashCode() && agreementVersion.equals(agreement.version());
  }
}
