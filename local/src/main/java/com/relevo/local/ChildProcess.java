package com.relevo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of ours beside this one: its output in a log file, its pid in a pid file. */
record ChildProcess(String name, int port, Process process, Path log) {
  /**
   * Ctrl-C in a terminal reaches all its processes at once, but the broker must outlive the
   * services: only we listen to it.
   */
  private static final String DEAF_TO_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

  /** {@code arguments} follow {@code java} on the command line. */
  static ChildProcess start(
      Installation installation,
      String name,
      int port,
      List<String> arguments,
      Map<String, String> environment) {
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", DEAF_TO_THE_TERMINAL, "relevo", java(), installation.marker(name)));
    command.addAll(arguments);
    Path log = installation.logOf(name);
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(installation.home().toFile())
              .redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      installation.pidOf(name).write(process.pid(), port);
      return new ChildProcess(name, port, process, log);
    } catch (IOException e) {
      throw new CannotRun(CannotRun.FAILED, "Could not start " + name + ": " + e.getMessage());
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Why it is gone, with the last lines of its log. */
  CannotRun died() {
    return failure(name + " ended by itself (exit code " + process.exitValue() + ").");
  }

  CannotRun failure(String what) {
    return new CannotRun(CannotRun.FAILED, what + " The end of " + log + ":\n" + LogTail.of(log));
  }
}
