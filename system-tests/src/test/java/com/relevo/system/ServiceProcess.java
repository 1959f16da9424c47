package com.relevo.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service's runnable jar, started, stopped and killed as an operator would. State and log stay
 * in {@code folder}.
 */
final class ServiceProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final String module;
  private final Path folder;
  private final List<String> settings;
  private final int port;
  private @Nullable Process process;

  ServiceProcess(String module, Path folder, List<String> settings) {
    this.module = module;
    this.folder = folder;
    this.settings = settings;
    this.port = freePort();
  }

  /** Returns at once; {@link #awaitReady()} waits. */
  ServiceProcess start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar().toString(),
                "--server.port=" + port,
                "--relevo.stream.state-dir=" + folder.resolve(module + "-state"),
                "--relevo.stream.session-timeout-ms=6000"));
    command.addAll(settings);
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("Expected to start " + module + ", but " + e.getMessage(), e);
    }
    return this;
  }

  void awaitReady() {
    await(module + " ready; its log ends with\n" + tail())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !running().isAlive() || readiness() == 200);
    if (!running().isAlive()) {
      throw new AssertionError("Expected " + module + " to run, but it ended:\n" + tail());
    }
  }

  private int readiness() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri("/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** SIGKILL: no shutdown hook, no last commit. */
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** SIGTERM, as every orchestrator does. */
  void stop() throws InterruptedException {
    running().destroy();
    running().waitFor();
  }

  void stopIfRunning() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("Expected " + module + " to be started, but it was not");
    }
    return process;
  }

  private Path log() {
    return folder.resolve(module + ".log");
  }

  String tail() {
    try {
      List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Path jar() {
    Path target = Path.of("..", module, "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() ->
              new IllegalStateException(
                  "Expected a runnable jar in "
                      + target
                      + ", but there is none: run ./mvnw package"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Expected " + target + ", but there is none: run ./mvnw package", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
