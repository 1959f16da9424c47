package com.relevo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link QuickStart}s of the services that have none yet, one after the other, in the
 * background and at the lowest priority. Nothing depends on it: where it fails, services start as
 * before. A service that needs the database even to begin is left out.
 */
final class QuickStarts implements AutoCloseable {
  private static final long ROOM = 3L << 30;

  private final Installation installation;
  private final Thread thread;
  private boolean closed;
  private @Nullable Process process;

  private QuickStarts(Installation installation, PortPlan ports, ServiceOptions options) {
    this.installation = installation;
    this.thread =
        Thread.ofPlatform().daemon().name("quick-starts").unstarted(() -> makeAll(ports, options));
  }

  static QuickStarts making(Installation installation, PortPlan ports, ServiceOptions options) {
    QuickStarts made = new QuickStarts(installation, ports, options);
    Runtime.getRuntime().addShutdownHook(new Thread(made::close, "stop-quick-starts"));
    made.thread.start();
    return made;
  }

  private void makeAll(PortPlan ports, ServiceOptions options) {
    int made = 0;
    try {
      for (Service service : Service.values()) {
        QuickStart quick = installation.quickStart(service);
        if (!service.needsDatabase() && !quick.isMade()) {
          make(quick, service, options.training(installation, ports, service));
          made++;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      if (!isClosed()) {
        Terminal.note("the next start is not made quicker: " + e.getMessage());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (made > 0) {
      Terminal.note("the next start takes half the work, for " + made + " services");
    }
  }

  /** Each step into its own place; the cache under another name until it is whole. */
  private void make(QuickStart quick, Service service, List<String> training)
      throws IOException, InterruptedException {
    Path log = installation.logOf("quick-start-" + service.module());
    Path builds = Objects.requireNonNull(quick.directory().getParent());
    Installation.delete(builds); // those of older builds too
    Files.createDirectories(builds);
    if (Files.getFileStore(builds).getUsableSpace() < ROOM) {
      throw new IOException("less than 3 GiB free in " + builds);
    }
    run(
        log,
        List.of(
            "-Djarmode=tools",
            "-jar",
            quick.jar().toString(),
            "extract",
            "--destination",
            quick.directory().toString(),
            "--application-filename",
            "service.jar"));
    shareLibraries(quick.directory().resolve("lib"), Objects.requireNonNull(builds.getParent()));
    Path cache = quick.directory().resolve("service.aot.part");
    List<String> recording = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + cache));
    recording.addAll(training);
    run(log, recording);
    Files.move(cache, quick.cache(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What another service has unpacked already is on the disk once. */
  private static void shareLibraries(Path libraries, Path all) throws IOException {
    try (Stream<Path> mine = Files.list(libraries);
        Stream<Path> unpacked = Files.walk(all, 3)) {
      List<Path> others =
          unpacked
              .filter(path -> path.endsWith(Path.of("lib")) && !path.equals(libraries))
              .toList();
      for (Path library : mine.toList()) {
        for (Path other : others) {
          Path same = other.resolve(library.getFileName());
          if (Files.exists(same) && Files.mismatch(same, library) < 0) {
            Files.delete(library);
            Files.createLink(library, same);
            break;
          }
        }
      }
    }
  }

  private void run(Path log, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19", ChildProcess.java()));
    command.addAll(arguments);
    Process running = start(command, log);
    if (running.waitFor() != 0) {
      throw new IllegalStateException("see " + log);
    }
  }

  private synchronized Process start(List<String> command, Path log) throws IOException {
    if (closed) {
      throw new IllegalStateException("stopped");
    }
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    return started;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** What is half made is left and made anew another time. */
  @Override
  public synchronized void close() {
    closed = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
