package com.relevo.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All JVMs of one contender; closing kills them. */
public final class Processes implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path logs;
  private final List<JavaProcess> started = new ArrayList<>();

  public Processes(Path logs) {
    this.logs = logs;
  }

  /** {@code arguments} are java's own, e.g. {@code -jar} and a file. */
  JavaProcess start(String name, int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.add("-Xms" + heapMegabytes + "m");
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      JavaProcess java = new JavaProcess(name, process, logs.resolve(name + ".log"));
      started.add(java);
      return java;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processor time so far, by process; this one, which sends and receives, is {@code client}. */
  public Map<String, Duration> cpu() {
    Map<String, Duration> cpu = new LinkedHashMap<>();
    cpu.put("client", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    started.forEach(process -> cpu.put(process.name(), process.cpu()));
    return cpu;
  }

  @Override
  public void close() throws InterruptedException {
    for (JavaProcess process : started.reversed()) {
      process.kill();
    }
  }
}
