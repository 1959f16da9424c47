package com.relevo.benchmarks.load;

import java.util.function.Consumer;

/** Puts leads in at the near end. */
public interface Sender extends AutoCloseable {
  /** Returns without waiting for an answer; {@code failed} is told when the lead was not taken. */
  void send(long lead, Consumer<String> failed);

  /** How many times a lead was refused for the moment and sent again. */
  default int refused() {
    return 0;
  }

  @Override
  void close();
}
