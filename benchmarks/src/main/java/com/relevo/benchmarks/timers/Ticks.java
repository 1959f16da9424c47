package com.relevo.benchmarks.timers;

import java.util.Arrays;
import java.util.Locale;

/** What ticks cost since they were last asked for. Ticks note, another thread asks. */
final class Ticks {
  private static final int MOST = 1 << 20;

  private final long[] idle = new long[MOST];
  private int idleTicks;
  private long firing;
  private long fired;

  synchronized void note(long nanos, int firedNow) {
    if (firedNow > 0) {
      firing += nanos;
      fired += firedNow;
    } else if (idleTicks < MOST) {
      idle[idleTicks++] = nanos;
    }
  }

  /**
   * Median and 99th percentile of a tick that fires nothing, and what each fired timer took, µs.
   */
  synchronized String take() {
    long[] sorted = Arrays.copyOf(idle, idleTicks);
    Arrays.sort(sorted);
    String answer =
        String.format(
            Locale.ROOT,
            "%.1f %.1f %.1f",
            sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2] / 1e3,
            sorted.length == 0 ? Double.NaN : sorted[sorted.length * 99 / 100] / 1e3,
            fired == 0 ? Double.NaN : firing / 1e3 / fired);
    idleTicks = 0;
    firing = 0;
    fired = 0;
    return answer;
  }
}
