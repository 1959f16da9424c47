package com.relevo.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** The services that run locally, with the ports and the heap they have unless told otherwise. */
public enum Service {
  LEAD_INTAKE("lead-intake-service", 8081),
  SCORING("scoring-service", 8082),
  HANDOFF("handoff-service", 8083),
  SLA_MONITOR("sla-monitor-service", 8084),
  ALIGNMENT("alignment-service", 8080);

  private final String module;
  private final int port;

  Service(String module, int port) {
    this.module = module;
    this.port = port;
  }

  /** Its folder in the repository, and its name everywhere else. */
  public String module() {
    return module;
  }

  /** Its state is in PostgreSQL, not in Kafka alone. */
  boolean needsDatabase() {
    return this == ALIGNMENT;
  }

  int defaultPort() {
    return port;
  }

  /**
   * Its runnable jar in the repository {@code home}. Throws {@link CannotRun} if it is not built.
   */
  public Path jar(Path home) {
    Path target = home.resolve(module).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
      return jars.iterator().next();
    } catch (IOException | NoSuchElementException _) {
      throw new CannotRun(
          CannotRun.FAILED,
          "There is no runnable jar in " + target + ": build it with ./mvnw -DskipTests package.");
    }
  }
}
