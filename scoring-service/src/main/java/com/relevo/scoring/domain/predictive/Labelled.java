package com.relevo.scoring.domain.predictive;

import com.relevo.agreement.Predictive.Positive;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An example under one reading of what is good, with the answers to today's questions alone. */
record Labelled(
    String lead, Instant decidedAt, int points, Map<String, Boolean> answers, boolean good) {

  static Optional<Labelled> of(Example example, Positive positive, Set<String> questions) {
    return example
        .pass()
        .good(positive)
        .map(good -> {
          Map<String, Boolean> answers = new TreeMap<>(example.opening().answers());
          answers.keySet().retainAll(questions);
          return new Labelled(
              example.lead(), example.decidedAt(), example.opening().points(), answers, good);
        });
  }

  /**
   * All cycles of one lead are in one part, so that nobody is judged by what they did themselves.
   */
  int part(int parts) {
    return Math.floorMod(lead.hashCode(), parts);
  }
}
