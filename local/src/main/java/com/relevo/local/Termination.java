package com.relevo.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes: politely first, and by force when they do not listen. */
final class Termination {
  private static final Duration SERVICES = Duration.ofSeconds(12);
  private static final Duration BROKER = Duration.ofSeconds(6);

  private Termination() {}

  /**
   * All that live of an installation, the services together, then the broker, so that the streams
   * can commit. Returns how many there were.
   */
  static int stopAll(Installation installation) {
    List<String> services =
        Installation.processes().stream()
            .filter(name -> !name.equals(Installation.BROKER))
            .toList();
    return stop(installation, services, SERVICES)
        + stop(installation, List.of(Installation.BROKER), BROKER);
  }

  private static int stop(Installation installation, List<String> names, Duration patience) {
    List<ProcessHandle> processes =
        names.stream()
            .map(installation::pidOf)
            .flatMap(pid -> pid.alive().stream())
            .map(PidFile.Alive::process)
            .toList();
    processes.forEach(ProcessHandle::destroy);
    if (!ended(processes, patience)) {
      processes.forEach(ProcessHandle::destroyForcibly);
      ended(processes, patience);
    }
    names.stream().map(installation::pidOf).forEach(PidFile::delete);
    return processes.size();
  }

  static boolean ended(List<ProcessHandle> processes, Duration patience) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(exits)
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(_ -> processes.stream().noneMatch(ProcessHandle::isAlive))
        .join();
  }
}
