package com.relevo.benchmarks.timers;

/**
 * How much of everything. {@code backlog} timers are due at once, {@code rate} per second for
 * {@code seconds} on schedule, {@code cancels} are cancelled before that is measured again;
 * far-future ones are {@code resident} at the end. Peers get sizes of their own. {@code threads}
 * are those of our stream.
 */
record Settings(
    int resident,
    int backlog,
    int rate,
    int seconds,
    int cancels,
    int peerResident,
    int peerTimers,
    int partitions,
    int threads,
    int commitMillis,
    int tickMillis,
    int perTick,
    int rocksDbMegabytes,
    int heapMegabytes) {

  static final Settings FULL =
      new Settings(
          5_000_000, 500_000, 10_000, 20, 300_000, 200_000, 20_000, 6, 1, 50, 20, 2000, 128, 1024);

  static final Settings QUICK =
      new Settings(20_000, 5_000, 1_000, 3, 2_000, 1_000, 300, 2, 1, 50, 20, 2000, 128, 256);
}
