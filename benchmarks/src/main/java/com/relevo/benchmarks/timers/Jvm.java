package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.load.LoadFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that is asked by a line on its standard input, and answers with a line {@code done ...}. It
 * ends politely when its input ends. Everything else that it says goes to a log.
 */
final class Jvm implements AutoCloseable {
  private static final String ANSWER = "done";
  private static final String END = "ended";
  private static final Duration GOODBYE = Duration.ofSeconds(60);

  private final String name;
  private final Path log;
  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Jvm(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    Thread.ofVirtual().start(this::listen);
  }

  static Jvm start(String name, Path directory, int heapMegabytes, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=relevo-broker-logback.xml",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Jvm(name, directory.resolve(name + ".log"), process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (BufferedReader output = process.inputReader();
        var file =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        file.append(line).append('\n').flush();
        if (line.startsWith(ANSWER)) {
          answers.add(line.substring(ANSWER.length()).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      answers.add(END);
    }
  }

  /** The answer without its first word. */
  String ask(String question, Duration patience) throws InterruptedException {
    try {
      process.outputWriter().append(question).append('\n').flush();
    } catch (IOException e) {
      throw new LoadFailedException(
          "Expected %s to be asked %s, but %s: see %s"
              .formatted(name, question, e.getMessage(), log));
    }
    return answer(question, patience);
  }

  /** Waits for what it says unasked: that it is there. */
  String answer(String what, Duration patience) throws InterruptedException {
    String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null || answer.equals(END)) {
      String fault =
          answer == null ? "it did not answer in " + patience.toSeconds() + " s" : "it ended";
      throw new LoadFailedException(
          "Expected %s to answer '%s', but %s: see %s".formatted(name, what, fault, log));
    }
    return answer;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends its input, and kills it where that does not end it. */
  @Override
  public void close() throws InterruptedException {
    try {
      process.outputWriter().close();
    } catch (IOException _) {
      // It has ended already.
    }
    if (!process.waitFor(GOODBYE)) {
      kill();
    }
  }
}
