package com.relevo.agreement;

import com.relevo.events.EngagementKind;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.util.List;
import java.util.Map;

/**
 * A rule's condition, compiled and type-checked when the agreement was read. Pure; never throws on
 * any facts.
 */
public interface Condition {
  /** What a rule without {@code when} asks: nothing. */
  Condition ALWAYS =
      new Condition() {
        @Override
        public String text() {
          return "true";
        }

        @Override
        public boolean holds(Facts facts) {
          return true;
        }
      };

  /** The expression as written. */
  String text();

  boolean holds(Facts facts);

  /** The parts that must all hold, as written, to tell which does not; itself where it has none. */
  default List<Condition> parts() {
    return List.of(this);
  }

  /**
   * What a condition may look at; {@code engagements} counts what the lead did, by kind. {@code
   * team} has the lead or is to have it; {@code waiting} is why nobody has it, as LeadUnrouted
   * says, or {@code SNOOZED}. Both are empty where that is not known or not so, {@code grade} where
   * there is none. {@code predictive} is the predictive score from 0 to 100, or what the agreement
   * has in its place.
   */
  record Facts(
      LeadFacts lead,
      Score score,
      Stage stage,
      Map<EngagementKind, Integer> engagements,
      String team,
      String waiting,
      String grade,
      Account account,
      int predictive) {
    public Facts {
      engagements = Map.copyOf(engagements);
    }

    public Facts(
        LeadFacts lead,
        Score score,
        Stage stage,
        Map<EngagementKind, Integer> engagements,
        String team,
        String waiting) {
      this(lead, score, stage, engagements, team, waiting, "", Account.UNKNOWN, 0);
    }

    public Facts(
        LeadFacts lead, Score score, Stage stage, Map<EngagementKind, Integer> engagements) {
      this(lead, score, stage, engagements, "", "");
    }
  }

  /**
   * The lead's buying group: its score, how many people are in it, how many of them are customers,
   * and whether it reached the agreement's threshold.
   */
  record Account(int score, int people, int customers, boolean qualified) {
    public static final Account UNKNOWN = new Account(0, 0, 0, false);
  }
}
