package com.relevo.intake.bulk;

import java.time.Duration;

/** Lets a list go on only while few deliveries are unread: looked at once in so many rows. */
final class Pace {
  private static final int ROWS = 1_000;

  private final Unread unread;
  private final long most;
  private final Duration pause;
  private int rows;

  /** How many deliveries are unread. */
  @FunctionalInterface
  interface Unread {
    long count() throws InterruptedException;
  }

  Pace(Unread unread, long most, Duration pause) {
    this.unread = unread;
    this.most = most;
    this.pause = pause;
  }

  /** Before each row. */
  void row() throws InterruptedException {
    if (rows++ % ROWS == 0) {
      while (unread.count() > most) {
        Thread.sleep(pause);
      }
    }
  }
}
