package com.relevo.benchmarks.contender;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  public JavaProcess startJvm(String name, String... arguments) {
    return processes.start(name, heapMegabytes, arguments);
  }

  /** On this processor alone; anywhere where the machine has no taskset. */
  public JavaProcess startPinned(int processor, String name, String... arguments) {
    List<String> through =
        Files.isExecutable(TASKSET)
            ? List.of(TASKSET.toString(), "-c", Integer.toString(processor))
            : List.of();
    return processes.start(through, name, heapMegabytes, arguments);
  }
}
