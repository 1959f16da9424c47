package com.relevo.alignment.domain;

import java.util.List;

/** What a command leads to. */
public sealed interface Outcome {
  /** No steps where it is so already. */
  record Decided(List<Step> steps) implements Outcome {
    public Decided {
      steps = List.copyOf(steps);
    }
  }

  /** Nothing has changed; {@code text} is for people. */
  record Refused(Refusal refusal, String text) implements Outcome {}

  static Outcome of(Step... steps) {
    return new Decided(List.of(steps));
  }

  /** It is so already. */
  static Outcome nothing() {
    return new Decided(List.of());
  }
}
