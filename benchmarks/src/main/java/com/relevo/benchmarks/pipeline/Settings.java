package com.relevo.benchmarks.pipeline;

/**
 * How much of everything. {@code warmup} leads are sent before anything is measured, {@code leads}
 * for the throughput with at most {@code inFlight} on their way, {@code rate} per second for {@code
 * seconds} for the latency.
 */
record Settings(
    int rounds,
    int warmup,
    int leads,
    int inFlight,
    int rate,
    int seconds,
    int partitions,
    int commitMillis,
    int heapMegabytes) {

  Settings {
    for (int number :
        new int[] {rounds, leads, inFlight, rate, seconds, partitions, commitMillis}) {
      if (number < 1) {
        throw new IllegalArgumentException("Expected numbers above zero, but one is " + number);
      }
    }
  }

  int leadsPerTurn() {
    return warmup + leads + rate * seconds;
  }
}
