package com.relevo.scoring.domain.predictive;

import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.scoring.domain.predictive.Pass.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Outcomes of a world whose truth is known: each rule holds for a lead with some frequency,
 * independently, and adds to the log odds that sales qualifies it.
 */
final class Synthetic {
  /** A rule of that world. {@code adds} is the truth that is to be found. */
  record Rule(String id, double frequency, double adds) {}

  static final List<Rule> WORLD =
      List.of(
          new Rule("demo", 0.3, 1.5),
          new Rule("title", 0.5, 0.8),
          new Rule("student", 0.2, -1.6),
          new Rule("page", 0.6, 0.0));
  static final double BASE = -0.7;

  private Synthetic() {}

  static Questions questions(String version) {
    return new Questions(
        version,
        WORLD.stream().map(rule -> Question.of(rule.id(), "Rule " + rule.id(), "x", 10)).toList());
  }

  static List<Example> outcomes(Random random, int size) {
    return outcomes(random, size, WORLD);
  }

  static List<Example> outcomes(Random random, int size, List<Rule> world) {
    List<Example> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Map<String, Boolean> answers = new TreeMap<>();
      double logOdds = BASE;
      int points = 0;
      for (Rule rule : world) {
        boolean holds = random.nextDouble() < rule.frequency();
        answers.put(key(rule.id()), holds);
        logOdds += holds ? rule.adds() : 0;
        points += holds ? 10 : 0;
      }
      boolean good = random.nextDouble() < LogOdds.probability(logOdds);
      all.add(example("lead-" + i, i, points, answers, good ? Outcome.WON : Outcome.REJECTED));
    }
    return all;
  }

  static Example example(
      String lead, int second, int points, Map<String, Boolean> answers, Outcome outcome) {
    Opening opening = new Opening(Handed.START.plusSeconds(second), "v1", points, answers);
    return Example.of(
        new LeadId(lead),
        new Pass(1, opening, null, outcome, Handed.START.plusSeconds(86_400 + second)));
  }

  static String key(String rule) {
    return Question.of(rule, "", "x", 10).key();
  }
}
