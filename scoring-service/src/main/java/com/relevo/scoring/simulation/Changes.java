package com.relevo.scoring.simulation;

import com.relevo.scoring.simulation.Impact.Change;
import com.relevo.scoring.simulation.Impact.Example;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many leads took which turn, with examples. A lead's turn may change until the end, so more
 * examples are held than shown; of a turn that lost most of those held there may be fewer.
 */
final class Changes {
  static final int SHOWN = 5;
  private static final int HELD = 20;

  private final Map<Turn, Integer> counts = new HashMap<>();
  private final Map<Turn, Map<String, Example>> held = new HashMap<>();

  /** {@code example} is asked for only where it is held. */
  void moved(String lead, Turn before, Turn after, Supplier<Example> example) {
    if (before.equals(after)) {
      return;
    }
    if (!before.equals(Turn.NOTHING)) {
      counts.merge(before, -1, Integer::sum);
      examples(before).remove(lead);
    }
    counts.merge(after, 1, Integer::sum);
    Map<String, Example> same = examples(after);
    if (after.differs() && same.size() < HELD) {
      same.put(lead, example.get());
    }
  }

  private Map<String, Example> examples(Turn turn) {
    return held.computeIfAbsent(turn, _ -> new LinkedHashMap<>());
  }

  long leads() {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** The most frequent first. */
  List<Change> all() {
    return counts.entrySet().stream()
        .filter(each -> each.getKey().differs() && each.getValue() > 0)
        .map(each -> change(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparing(Change::count)
                .reversed()
                .thenComparing(change -> change.inForce() + " " + change.candidate()))
        .toList();
  }

  private Change change(Turn turn, int count) {
    return new Change(
        turn.inForce(),
        turn.candidate(),
        count,
        examples(turn).values().stream().limit(SHOWN).toList());
  }
}
