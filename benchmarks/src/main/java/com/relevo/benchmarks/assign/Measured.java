package com.relevo.benchmarks.assign;

/** What came of one turn: {@code jain} is Jain's fairness index over all reps. */
record Measured(String who, Size size, long assignments, double perSecond, double jain) {
  String line() {
    return "| %s | %s | %,d | %,.0f | %.4f |".formatted(who, size, assignments, perSecond, jain);
  }
}
