package com.relevo.system;

import static org.awaitility.Awaitility.await;

import com.relevo.local.Ports;
import com.relevo.local.Readiness;
import com.relevo.local.Service;
import com.relevo.testsupport.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's runnable jar, started, stopped and killed as an operator would. State and log stay
 * in {@code folder}.
 */
final class ServiceProcess {
  /** Of tests with services of their own: more than one at a time would starve all others. */
  static final String LOCK = "own-services";

  private static final Readiness READINESS = new Readiness();
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final Service service;
  private final String module;
  private final Path folder;
  private final List<String> settings;
  private final int port;
  private final int management;
  private @Nullable Process process;

  ServiceProcess(Service service, Path folder, List<String> settings) {
    this.service = service;
    this.module = service.module();
    this.folder = folder;
    this.settings = settings;
    this.port = Ports.free();
    this.management = Ports.free();
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
                service.jar(Path.of("..")).toString(),
                "--server.port=" + port,
                "--management.server.port=" + management,
                TestIssuer.shared().setting(),
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
        .until(() -> !running().isAlive() || READINESS.ready(management));
    if (!running().isAlive()) {
      throw new AssertionError("Expected " + module + " to run, but it ended:\n" + tail());
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  String name() {
    return module;
  }

  /** Health and metrics. */
  URI managementUri(String path) {
    return URI.create("http://127.0.0.1:" + management + path);
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
}
