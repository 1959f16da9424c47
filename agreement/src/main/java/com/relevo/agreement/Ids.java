package com.relevo.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The ids of one kind of thing, with the lines that gave them: each may be given once, and
 * references must hit one.
 */
final class Ids {
  private final String kind;
  private final Problems problems;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  Ids(String kind, Problems problems) {
    this.kind = kind;
    this.problems = problems;
  }

  void add(String id, int line) {
    Integer first = lines.putIfAbsent(id, line);
    if (first != null) {
      problems.add(
          line, "Expected each " + kind + " once, but " + id + " is already on line " + first);
    }
  }

  /** Reports {@code id} where nothing has it. */
  void require(String id, int line) {
    if (!lines.containsKey(id)) {
      problems.add(
          line,
          "Expected a "
              + kind
              + " of this agreement, but there is no "
              + id
              + Suggestion.among(known(), id));
    }
  }

  Set<String> known() {
    return lines.keySet();
  }
}
