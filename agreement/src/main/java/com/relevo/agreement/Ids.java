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

  void add(String id, Place at) {
    Integer first = lines.putIfAbsent(id, at.line());
    if (first != null) {
      problems.add(
          at, "Expected each " + kind + " once, but " + id + " is already on line " + first);
    }
  }

  /** Reports {@code id} where nothing has it. */
  void require(String id, Place at) {
    if (!lines.containsKey(id)) {
      problems.add(
          at,
          "Expected a " + kind + " of this agreement, but there is no " + id,
          Suggestion.among(known(), id));
    }
  }

  Set<String> known() {
    return lines.keySet();
  }
}
