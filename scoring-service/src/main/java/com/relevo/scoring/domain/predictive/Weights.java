package com.relevo.scoring.domain.predictive;

import java.util.Map;
import java.util.TreeMap;

/**
 * Naive Bayes over yes-or-no questions, in log odds: the base's, and what each answer adds. An
 * answer is worth the log of the odds of a good outcome among leads that gave it over those of all
 * that were asked, and is drawn to the latter as if {@link #PRIOR} more outcomes had been seen: a
 * question nobody was asked, or an answer nobody gave, weighs nothing.
 */
record Weights(double base, Map<String, Weight> byQuestion) {
  /** Ten: an answer seen ten times speaks with half its voice. */
  static final double PRIOR = 10;

  // Keeps the odds finite where all outcomes are of one kind, as those of a few may be.
  private static final double TRACE = 1e-6;

  record Weight(double yes, double no) {
    static final Weight NONE = new Weight(0, 0);

    double of(boolean answer) {
      return answer ? yes : no;
    }
  }

  static Weights of(Counts counts) {
    double base = counts.all().rate(0.5, TRACE);
    Map<String, Weight> byQuestion = new TreeMap<>();
    counts
        .byQuestion()
        .forEach((question, answer) -> {
          Tally all = answer.all();
          if (all.good() == 0 || all.other() == 0) {
            return; // all who were asked ended alike: the answer made no difference
          }
          double asked = all.rate(base, TRACE);
          byQuestion.put(
              question, new Weight(worth(answer.yes(), asked), worth(answer.no(), asked)));
        });
    return new Weights(LogOdds.of(base), byQuestion);
  }

  private static double worth(Tally tally, double asked) {
    return LogOdds.of(tally.rate(asked, PRIOR)) - LogOdds.of(asked);
  }

  Weight of(String question) {
    return byQuestion.getOrDefault(question, Weight.NONE);
  }

  double logOdds(Map<String, Boolean> answers) {
    double sum = base;
    for (Map.Entry<String, Boolean> each : answers.entrySet()) {
      sum += of(each.getKey()).of(each.getValue());
    }
    return sum;
  }
}
