package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.load.Latencies;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each timer of a lot fired, in epoch milliseconds. Thread-safe. */
final class FireLog {
  private static final long SLICE_MILLIS = 20;

  private final Lot lot;
  private final AtomicLongArray fired;
  private final AtomicInteger open;
  private final AtomicInteger twice = new AtomicInteger();

  FireLog(Lot lot) {
    this.lot = lot;
    fired = new AtomicLongArray(lot.count());
    open = new AtomicInteger(lot.count());
  }

  /** Those of other lots are ignored. */
  void fired(long id, long atMillis) {
    if (!lot.holds(id)) {
      return;
    }
    if (fired.compareAndSet((int) (id - lot.first()), 0, atMillis)) {
      open.decrementAndGet();
    } else {
      twice.incrementAndGet();
    }
  }

  /** Returns when all have fired, or none has for {@code patience}. */
  FireLog await(Duration patience) throws InterruptedException {
    long waited = 0;
    int before = open.get();
    while (before > 0 && waited < patience.toMillis()) {
      TimeUnit.MILLISECONDS.sleep(SLICE_MILLIS);
      int now = open.get();
      waited = now == before ? waited + SLICE_MILLIS : 0;
      before = now;
    }
    return this;
  }

  /** Returns when one has fired after {@code sinceMillis}; false when none does in time. */
  boolean awaitFirst(long sinceMillis, Duration patience) throws InterruptedException {
    for (long waited = 0; waited < patience.toMillis(); waited += SLICE_MILLIS) {
      if (lastFired() >= sinceMillis) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(SLICE_MILLIS);
    }
    return false;
  }

  int missing() {
    return open.get();
  }

  int twice() {
    return twice.get();
  }

  Firing firing() {
    long[] sorted = times();
    if (sorted.length == 0) {
      return new Firing(missing(), twice(), 0, 0, 0);
    }
    Latencies late = lateness();
    return new Firing(missing(), twice(), rate(sorted), late.millis(50), late.millis(99));
  }

  /** Milliseconds from due to fired of the one that took longest. */
  double latest() {
    return lateness().millis(100);
  }

  /** The earliest one that fired at or after {@code sinceMillis}. */
  long firstSince(long sinceMillis) {
    return Arrays.stream(times()).filter(at -> at >= sinceMillis).findFirst().orElseThrow();
  }

  private long lastFired() {
    long last = 0;
    for (int i = 0; i < fired.length(); i++) {
      last = Math.max(last, fired.get(i));
    }
    return last;
  }

  /** Per second, of the middle 80 %: how it starts and ends is left out. */
  private static double rate(long[] sorted) {
    int from = sorted.length / 10;
    int to = sorted.length - 1 - sorted.length / 10;
    return (to - from) * 1000.0 / Math.max(1, sorted[to] - sorted[from]);
  }

  private Latencies lateness() {
    long[] nanos = new long[lot.count() - missing()];
    int n = 0;
    for (int i = 0; i < fired.length(); i++) {
      if (fired.get(i) != 0) {
        nanos[n++] = (fired.get(i) - lot.due(lot.first() + i)) * 1_000_000;
      }
    }
    return Latencies.of(nanos);
  }

  private long[] times() {
    long[] times = new long[fired.length()];
    Arrays.setAll(times, fired::get);
    return Arrays.stream(times).filter(at -> at != 0).sorted().toArray();
  }
}
