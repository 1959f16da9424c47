package com.relevo.benchmarks.intake;

import java.util.concurrent.locks.LockSupport;

/** Posts the next lead at a steady rate, whatever comes of them, until it is closed. */
final class Pace implements AutoCloseable {
  private final Poster poster;
  private final long everyNanos;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long sent;

  Pace(Poster poster, int perSecond) {
    this.poster = poster;
    everyNanos = 1_000_000_000L / perSecond;
    thread = Thread.ofPlatform().name("pace").start(this::run);
  }

  private void run() {
    long start = System.nanoTime();
    for (long lead = 0; !closed; lead++) {
      long due = start + lead * everyNanos;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      poster.post(lead);
      sent = lead + 1;
    }
  }

  /** Returns how many it posted. */
  long stop() throws InterruptedException {
    closed = true;
    thread.join();
    return sent;
  }

  @Override
  public void close() {
    closed = true;
  }
}
