package com.relevo.benchmarks.load;

import java.util.Arrays;

/** Exact percentiles: every sample is kept, for a run has thousands of them, not billions. */
public final class Latencies {
  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  /** Nanoseconds, in any order. */
  public static Latencies of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("Expected at least one latency, but there is none");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The smallest sample that at least {@code percent} of all samples do not exceed, in ms. */
  public double millis(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }
}
