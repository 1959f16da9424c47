package com.relevo.scoring.domain.predictive;

import java.util.HashMap;
import java.util.Map;

/**
 * All that naive Bayes learns from: how outcomes fell, by question and answer. Adding commutes, and
 * what was added can be taken away.
 */
record Counts(Tally all, Map<String, Answer> byQuestion) {
  static final Counts NONE = new Counts(Tally.NONE, Map.of());

  Counts {
    byQuestion = Map.copyOf(byQuestion);
  }

  /** The outcomes of leads for which the rule held, and of those for which it did not. */
  record Answer(Tally yes, Tally no) {
    static final Answer NONE = new Answer(Tally.NONE, Tally.NONE);

    Answer plus(Answer more) {
      return new Answer(yes.plus(more.yes), no.plus(more.no));
    }

    Answer minus(Answer less) {
      return new Answer(yes.minus(less.yes), no.minus(less.no));
    }

    Tally all() {
      return yes.plus(no);
    }
  }

  static Counts of(Iterable<Labelled> examples) {
    Tally all = Tally.NONE;
    Map<String, Answer> byQuestion = new HashMap<>();
    for (Labelled each : examples) {
      Tally one = Tally.one(each.good());
      all = all.plus(one);
      each.answers()
          .forEach((question, yes) ->
              byQuestion.merge(
                  question,
                  yes ? new Answer(one, Tally.NONE) : new Answer(Tally.NONE, one),
                  Answer::plus));
    }
    return new Counts(all, byQuestion);
  }

  Counts minus(Counts less) {
    Map<String, Answer> rest = new HashMap<>(byQuestion);
    less.byQuestion.forEach(
        (question, answer) -> rest.merge(question, answer, (mine, its) -> mine.minus(its)));
    return new Counts(all.minus(less.all), rest);
  }

  /** Nobody was asked: no answers. */
  Answer of(String question) {
    return byQuestion.getOrDefault(question, Answer.NONE);
  }
}
