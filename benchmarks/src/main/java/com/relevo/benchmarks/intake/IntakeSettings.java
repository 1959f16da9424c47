package com.relevo.benchmarks.intake;

import java.util.stream.IntStream;

/**
 * How much of everything: {@code warmUp} webhooks that are not measured, {@code webhooks} for the
 * throughput over {@code connections}, {@code rate} per second for {@code seconds} for the latency.
 */
record IntakeSettings(
    int rounds,
    int warmUp,
    int webhooks,
    int connections,
    int rate,
    int seconds,
    int partitions,
    int heapMegabytes) {
  /** As the service has it. */
  static final int COMMIT_MILLIS = 100;

  IntakeSettings {
    if (IntStream.of(
            rounds, warmUp, webhooks, connections, rate, seconds, partitions, heapMegabytes)
        .anyMatch(number -> number < 1)) {
      throw new IllegalArgumentException("Expected numbers above zero, but one is not");
    }
  }
}
