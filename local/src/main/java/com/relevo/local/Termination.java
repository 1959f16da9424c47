package com.relevo.local;

import com.relevo.local.database.Postmaster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes: politely first, and by force when they do not listen. */
final class Termination {
  private static final Duration SERVICES = Duration.ofSeconds(12);
  private static final Duration BROKER = Duration.ofSeconds(6);
  private static final List<String> NEEDED_BY_SERVICES =
      List.of(Installation.DATABASE, Installation.BROKER);

  private Termination() {}

  /**
   * All that live of an installation, the services together, then the broker and the database, so
   * that the streams can commit. Returns how many there were.
   */
  static int stopAll(Installation installation) {
    List<String> services =
        Installation.processes().stream()
            .filter(name -> !NEEDED_BY_SERVICES.contains(name))
            .toList();
    int stopped =
        stop(installation, services, SERVICES) + stop(installation, NEEDED_BY_SERVICES, BROKER);
    Postmaster.of(installation.database()).stop(); // where its JVM was killed and could not
    return stopped;
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
