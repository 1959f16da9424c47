package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.JavaProcess;
import java.time.Duration;

/** Looks at a process' resident set each second, from its creation on. */
final class MemoryWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final JavaProcess process;
  private final Thread thread;
  private volatile Memory memory;

  MemoryWatch(JavaProcess process) {
    this.process = process;
    memory = Memory.at(process.residentBytes());
    thread = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        memory = memory.then(process.residentBytes());
      }
    } catch (InterruptedException _) {
      // Nobody looks any more.
    }
  }

  Memory soFar() {
    return memory;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
