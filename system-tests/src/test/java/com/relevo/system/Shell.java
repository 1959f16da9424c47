package com.relevo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs of this machine, run to their end. */
final class Shell {
  record Result(int exitCode, String output) {}

  private Shell() {}

  /** Skips the test where one is not on the PATH, but never in CI: there it fails. */
  static void needs(String... programs) {
    String message = "needs " + String.join(", ", programs) + " on the PATH";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(has(programs)).as(message).isTrue();
    }
    assumeTrue(has(programs), message);
  }

  private static boolean has(String... programs) {
    List<Path> folders = Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    return Stream.of(programs)
        .allMatch(
            name -> folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name))));
  }

  /** Ends at the first command that fails, and on a variable that is not set. */
  static Result bash(String script, Map<String, String> environment) {
    return run(environment, "bash", "-euo", "pipefail", "-c", script);
  }

  static Result run(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
