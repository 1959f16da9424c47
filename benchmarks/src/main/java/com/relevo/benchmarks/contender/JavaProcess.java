package com.relevo.benchmarks.contender;

import com.relevo.benchmarks.load.LoadFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM of this run. It says {@code ready} on a line of its own or answers for itself otherwise.
 */
public final class JavaProcess {
  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  JavaProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    Thread.ofVirtual().start(this::copyOutput);
  }

  private void copyOutput() {
    try (BufferedReader output = process.inputReader();
        var file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        file.append(line).append('\n').flush();
        if (line.startsWith("ready")) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      } // else it was killed, and its output closed
    } finally {
      ready.completeExceptionally(new IOException("it ended"));
    }
  }

  public String name() {
    return name;
  }

  /** The line that said so. */
  public String awaitReady(Duration patience) throws InterruptedException {
    try {
      return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw notReady(patience);
    }
  }

  /** For {@link #awaitReady} of whatever tells by other means. */
  public LoadFailedException notReady(Duration patience) {
    String fault =
        process.isAlive() ? "it is not ready after " + patience.toSeconds() + " s" : "it ended";
    return new LoadFailedException(
        "Expected %s to run, but %s: see %s".formatted(name, fault, log));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** SIGTERM, as an orchestrator does; returns when it has ended. */
  public void stop() throws InterruptedException {
    // Not Process.destroy(), which closes the output that is still read.
    process.toHandle().destroy();
    process.waitFor();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP: it keeps its connections and says nothing more, until {@link #goOn}. */
  public void pause() throws InterruptedException {
    signal("STOP");
  }

  public void goOn() throws InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its resident set; 0 where there is no /proc, or no process any more. */
  public long residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
