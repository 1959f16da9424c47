package com.relevo.benchmarks.contender;

import java.nio.file.Path;

/**
 * Where and how a contender runs: on a broker of its own, with its data in {@code directory}, and
 * with the same partitions, commit interval and heap per process as the others.
 */
public record Site(
    Processes processes,
    String bootstrapServers,
    Path directory,
    int partitions,
    int commitMillis,
    int heapMegabytes) {

  public JavaProcess startJvm(String name, String... arguments) {
    return processes.start(name, heapMegabytes, arguments);
  }
}
