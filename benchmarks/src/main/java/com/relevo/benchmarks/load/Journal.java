package com.relevo.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One phase of load: when each of its leads was due to be sent, and when its end was seen. One
 * thread sends and awaits, others note the ends or report a failure.
 */
public final class Journal {
  private static final long SLICE_MILLIS = 200;

  private final long first;
  private final long[] due;
  private final long[] seen;
  private final Semaphore places;
  private final CountDownLatch open;
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  /** Leads {@code first} to {@code first + leads - 1}, at most {@code inFlight} of them at once. */
  Journal(long first, int leads, int inFlight) {
    this.first = first;
    due = new long[leads];
    seen = new long[leads];
    places = new Semaphore(inFlight);
    open = new CountDownLatch(leads);
  }

  int leads() {
    return due.length;
  }

  long lead(int index) {
    return first + index;
  }

  /** Waits for a place in flight; fails when {@code patience} passes without one. */
  void enter(Duration patience) throws InterruptedException {
    long waited = 0;
    while (!places.tryAcquire(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
      waited += SLICE_MILLIS;
      requireProgress(waited, patience);
    }
  }

  void due(int index, long nanos) {
    due[index] = nanos;
  }

  /** A second end of the same lead is a fault of what is measured, and fails the phase. */
  public void seen(long lead, long nanos) {
    int index = (int) (lead - first);
    if (index < 0 || index >= seen.length || seen[index] != 0) {
      fail("Expected the end of each lead once, but saw that of lead " + lead + " again");
      return;
    }
    seen[index] = nanos;
    places.release();
    open.countDown();
  }

  public void fail(String reason) {
    failure.compareAndSet(null, reason);
  }

  void requireNoFailure() {
    String reason = failure.get();
    if (reason != null) {
      throw new LoadFailedException(reason);
    }
  }

  /** Returns when all ends were seen; fails when {@code patience} passes without any. */
  void await(Duration patience) throws InterruptedException {
    long before = open.getCount();
    long waited = 0;
    while (!open.await(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
      waited = open.getCount() == before ? waited + SLICE_MILLIS : 0;
      before = open.getCount();
      requireProgress(waited, patience);
    }
    requireNoFailure();
  }

  private void requireProgress(long waitedMillis, Duration patience) {
    requireNoFailure();
    if (waitedMillis >= patience.toMillis()) {
      throw new LoadFailedException(
          "Expected the end of every lead, but saw none for %d s, with %d of %d still open"
              .formatted(patience.toSeconds(), open.getCount(), leads()));
    }
  }

  /** From when a lead was due to be sent, not from when it could be: waiting counts. */
  public Latencies latencies() {
    long[] nanos = new long[seen.length];
    Arrays.setAll(nanos, i -> seen[i] - due[i]);
    return Latencies.of(nanos);
  }

  /**
   * The longest time between two ends, one after the other, or until the first one, from when it
   * was due: for as long nothing moved.
   */
  public Duration longestPause() {
    long[] ends = seen.clone();
    Arrays.sort(ends);
    long longest = ends.length == 0 ? 0 : ends[0] - due[0];
    for (int i = 1; i < ends.length; i++) {
      longest = Math.max(longest, ends[i] - ends[i - 1]);
    }
    return Duration.ofNanos(longest);
  }

  /** Ends per second of the middle 80 %: filling and draining the pipe are left out. */
  public double throughput() {
    long[] ends = seen.clone();
    Arrays.sort(ends);
    int from = ends.length / 10;
    int to = ends.length - 1 - ends.length / 10;
    return (to - from) * 1e9 / Math.max(1, ends[to] - ends[from]);
  }
}
