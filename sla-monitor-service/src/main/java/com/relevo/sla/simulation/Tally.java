package com.relevo.sla.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts clocks, and keeps the first few of each outcome. */
final class Tally {
  static final int EXAMPLES = 3;

  private final Map<Outcome, List<Fate>> examples = new EnumMap<>(Outcome.class);
  private Figures figures = Figures.NONE;

  void add(Fate fate) {
    figures = figures.plus(Figures.of(fate));
    List<Fate> kept = examples.computeIfAbsent(fate.outcome(), _ -> new ArrayList<>());
    if (kept.size() < EXAMPLES) {
      kept.add(fate);
    }
  }

  Figures figures() {
    return figures;
  }

  Side side() {
    Map<Outcome, List<Fate>> copy = new EnumMap<>(Outcome.class);
    examples.forEach((outcome, kept) -> copy.put(outcome, List.copyOf(kept)));
    return new Side(figures, copy);
  }
}
