package com.relevo.benchmarks.timers;

/** How a lot fired: timers that did not, or more than once; per second; milliseconds late. */
record Firing(int missing, int twice, double rate, double p50, double p99) {

  /** As {@link #toString()} writes it. */
  static Firing parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Firing(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]));
  }

  /** Empty where each fired exactly once. */
  String faults() {
    return missing == 0 && twice == 0 ? "" : missing + " never fired, " + twice + " twice";
  }

  @Override
  public String toString() {
    return missing + " " + twice + " " + rate + " " + p50 + " " + p99;
  }
}
