package com.relevo.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends numbered leads, phase after phase, each lead once. For one thread. */
public final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Sender sender;
  private final EndWatch watch;
  private final Duration patience;
  private long next;

  public Load(Sender sender, EndWatch watch) {
    this(sender, watch, PATIENCE);
  }

  /** Fails where no lead ends for as long as {@code patience}. */
  public Load(Sender sender, EndWatch watch, Duration patience) {
    this.sender = sender;
    this.watch = watch;
    this.patience = patience;
  }

  /** The next lead goes as soon as fewer than {@code inFlight} are on their way. */
  public Journal asFastAsTaken(int leads, int inFlight) throws InterruptedException {
    Journal journal = begin(leads, inFlight);
    for (int i = 0; i < leads; i++) {
      journal.enter(patience);
      send(journal, i, System.nanoTime());
    }
    journal.await(patience);
    return journal;
  }

  /** By the clock, however slow the answers are: a lead that is sent late was due on time. */
  public Journal atRate(int leads, int perSecond) throws InterruptedException {
    Journal journal = begin(leads, leads);
    long start = System.nanoTime();
    for (int i = 0; i < leads; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
      sleepUntil(due);
      send(journal, i, due);
    }
    journal.await(patience);
    return journal;
  }

  /** How many leads were sent so far. */
  public long sent() {
    return next;
  }

  private Journal begin(int leads, int inFlight) {
    Journal journal = new Journal(next, leads, inFlight);
    next += leads;
    watch.noteIn(journal);
    return journal;
  }

  private void send(Journal journal, int index, long due) {
    journal.requireNoFailure();
    journal.due(index, due);
    sender.send(journal.lead(index), journal::fail);
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
