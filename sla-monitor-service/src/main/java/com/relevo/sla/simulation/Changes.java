package com.relevo.sla.simulation;

import com.relevo.sla.simulation.Comparison.Change;
import com.relevo.sla.simulation.Comparison.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clocks that end otherwise under the candidate. */
final class Changes {
  private final Map<Turn, Found> found = new HashMap<>();

  private record Turn(@Nullable Outcome inForce, @Nullable Outcome candidate) {}

  private static final class Found {
    private final List<Pair> examples = new ArrayList<>();
    private int count;
  }

  void add(@Nullable Fate inForce, @Nullable Fate candidate) {
    Turn turn = new Turn(outcome(inForce), outcome(candidate));
    if (turn.inForce == turn.candidate) {
      return;
    }
    Found same = found.computeIfAbsent(turn, _ -> new Found());
    same.count++;
    if (same.examples.size() < Tally.EXAMPLES) {
      same.examples.add(new Pair(inForce, candidate));
    }
  }

  /** The most frequent first. */
  List<Change> all() {
    return found.entrySet().stream()
        .map(each ->
            new Change(
                each.getKey().inForce,
                each.getKey().candidate,
                each.getValue().count,
                List.copyOf(each.getValue().examples)))
        .sorted(
            Comparator.comparing(Change::count)
                .reversed()
                .thenComparing(change -> change.inForce() + " " + change.candidate()))
        .toList();
  }

  private static @Nullable Outcome outcome(@Nullable Fate fate) {
    return fate == null ? null : fate.outcome();
  }
}
