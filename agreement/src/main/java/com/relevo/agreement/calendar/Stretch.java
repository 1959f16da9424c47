package com.relevo.agreement.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Seconds on the time line, from {@code from} until just before {@code to}; never empty. */
record Stretch(long from, long to) {

  boolean covers(long second) {
    return from <= second && second < to;
  }

  /** Sorted, with those that touch or overlap made one. */
  static List<Stretch> merge(List<Stretch> stretches) {
    stretches.sort(Comparator.comparingLong(Stretch::from));
    List<Stretch> merged = new ArrayList<>(stretches.size());
    for (Stretch next : stretches) {
      if (!merged.isEmpty() && next.from <= merged.getLast().to) {
        Stretch last = merged.removeLast();
        merged.add(new Stretch(last.from, Math.max(last.to, next.to)));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  static List<Stretch> subtract(List<Stretch> open, List<Stretch> closed) {
    List<Stretch> rest = open;
    for (Stretch gap : closed) {
      List<Stretch> left = new ArrayList<>();
      for (Stretch stretch : rest) {
        addUnlessEmpty(left, stretch.from, Math.min(stretch.to, gap.from));
        addUnlessEmpty(left, Math.max(stretch.from, gap.to), stretch.to);
      }
      rest = left;
    }
    return rest;
  }

  static List<Stretch> cut(List<Stretch> stretches, long from, long to) {
    List<Stretch> inside = new ArrayList<>(stretches.size());
    for (Stretch stretch : stretches) {
      addUnlessEmpty(inside, Math.max(stretch.from, from), Math.min(stretch.to, to));
    }
    return inside;
  }

  private static void addUnlessEmpty(List<Stretch> stretches, long from, long to) {
    if (from < to) {
      stretches.add(new Stretch(from, to));
    }
  }
}
