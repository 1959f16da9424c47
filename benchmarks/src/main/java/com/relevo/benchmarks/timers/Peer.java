package com.relevo.benchmarks.timers;

import java.util.List;

/** A scheduler that keeps its timers in a database. Thread-safe. */
interface Peer extends AutoCloseable {
  /** Returns when the timer is committed. */
  void schedule(Lot lot, long id) throws Exception;

  /** As many at once as its own way for that takes. */
  void scheduleAll(Lot lot, List<Long> ids) throws Exception;

  /** Fires from now on what is due. */
  void start() throws Exception;

  @Override
  void close() throws Exception;

  /** Told of each timer when it fires. */
  @FunctionalInterface
  interface Listener {
    void fired(String name);
  }
}
