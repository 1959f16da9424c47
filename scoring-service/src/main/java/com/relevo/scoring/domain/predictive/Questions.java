package com.relevo.scoring.domain.predictive;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.events.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All questions of one version of the agreement: its rules, fit first, in their order. */
public record Questions(String version, List<Question> all) {
  public Questions {
    all = List.copyOf(all);
  }

  public static Questions of(Agreement agreement) {
    ScoringModel model = agreement.scoring();
    Stream<Question> fit =
        model.fit().stream()
            .map(rule -> Question.of(rule.id(), rule.text(), rule.when().text(), rule.points()));
    Stream<Question> engagement =
        model.engagement().stream()
            .map(rule -> Question.of(rule.id(), rule.text(), asks(rule), rule.points()));
    return new Questions(agreement.version(), Stream.concat(fit, engagement).toList());
  }

  /** What a lead did, and for how long it counts. */
  private static String asks(EngagementRule rule) {
    return rule.halfLife() == null
        ? rule.on().name()
        : rule.on().name() + ", half-life " + rule.halfLife();
  }

  /**
   * The answers that a decision's reasons hold, by key: yes where the rule gave or took points, no
   * where it did not. They are those of the moment of the decision.
   */
  public Map<String, Boolean> answered(List<Reason> because) {
    Set<String> fired =
        because.stream()
            .filter(reason -> reason.points() != null && reason.points() != 0)
            .map(Reason::code)
            .collect(Collectors.toSet());
    Map<String, Boolean> answers = new TreeMap<>();
    all.forEach(each -> answers.put(each.key(), fired.contains(each.rule())));
    return answers;
  }
}
