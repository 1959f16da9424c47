package com.relevo.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own process. It outlives the JVM that started it where that is killed, and its data
 * directory remembers its pid.
 */
public record Postmaster(Path data) {
  /** A clean stop waits for clients to go; of ours, none is left that would. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public static Postmaster of(Path directory) {
    return new Postmaster(dataIn(directory));
  }

  static Path dataIn(Path directory) {
    return directory.resolve("data").toAbsolutePath();
  }

  /** A pid may have been given out again: it is PostgreSQL only if its program says so. */
  public Optional<ProcessHandle> alive() {
    try {
      return Files.readString(data.resolve("postmaster.pid"))
          .lines()
          .findFirst()
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
          .filter(process -> process.info().command().filter(Postmaster::isPostgres).isPresent());
    } catch (IOException | NumberFormatException _) {
      return Optional.empty(); // none, or half-written by one that was killed
    }
  }

  private static boolean isPostgres(String program) {
    return Path.of(program).getFileName().toString().startsWith("postgres");
  }

  /**
   * Returns when it is gone. Killed where it does not listen: the next start recovers from its log.
   */
  public boolean stop() {
    Optional<ProcessHandle> found = alive();
    found.ifPresent(process -> {
      process.destroy();
      if (!ended(process)) {
        process.destroyForcibly();
        ended(process);
      }
    });
    return found.isPresent();
  }

  private static boolean ended(ProcessHandle process) {
    return process
        .onExit()
        .thenApply(_ -> true)
        .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
