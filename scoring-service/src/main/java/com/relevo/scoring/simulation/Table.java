package com.relevo.scoring.simulation;

import com.relevo.events.Stage;
import com.relevo.scoring.simulation.Impact.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of both courses by some key; of too many keys the later ones count together. */
final class Table {
  static final int MOST = 100;
  static final String OTHERS = "(others)";

  private final Map<String, Pair> rows = new LinkedHashMap<>();

  private static final class Pair {
    private Figures inForce = Figures.NONE;
    private Figures candidate = Figures.NONE;
  }

  /** These rows are there whatever happens, in this order. */
  Table(List<String> keys) {
    keys.forEach(key -> rows.put(key, new Pair()));
  }

  void count(String key, Side side, Stage stage) {
    String known = rows.containsKey(key) || rows.size() < MOST ? key : OTHERS;
    Pair pair = rows.computeIfAbsent(known, _ -> new Pair());
    switch (side) {
      case IN_FORCE -> pair.inForce = pair.inForce.plus(stage);
      case CANDIDATE -> pair.candidate = pair.candidate.plus(stage);
    }
  }

  List<Row> rows() {
    return rows.entrySet().stream()
        .map(each -> Row.of(each.getKey(), each.getValue().inForce, each.getValue().candidate))
        .toList();
  }
}
