package com.relevo.benchmarks.contender;

import com.relevo.benchmarks.load.LoadFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process may use of one processor at most, until this is closed: a control group of the
 * kernel (version 1 or 2), which only root may make.
 */
public final class CpuQuota implements AutoCloseable {
  /** Short, so that who has used its part up waits for milliseconds. */
  private static final int PERIOD_MICROS = 20_000;

  private static final Path FIRST = Path.of("/sys/fs/cgroup/cpu");
  private static final Path SECOND = Path.of("/sys/fs/cgroup");
  private static final String MEMBERS = "cgroup.procs";

  private final Path groups;
  private final Path group;
  private final JavaProcess process;

  private CpuQuota(Path groups, JavaProcess process) {
    this.groups = groups;
    this.group = groups.resolve("relevo-benchmark-" + process.pid());
    this.process = process;
  }

  /** Throws {@link LoadFailedException} where this machine has no control group for it. */
  public static CpuQuota of(JavaProcess process, int percent) {
    Path groups = Files.exists(FIRST) ? FIRST : SECOND;
    CpuQuota quota = new CpuQuota(groups, process);
    try {
      Files.createDirectories(quota.group); // may be there from a run that was killed
      quota.begin(PERIOD_MICROS * percent / 100);
      return quota;
    } catch (IOException e) {
      quota.group.toFile().delete(); // an empty one that could not be set up, if any
      throw new LoadFailedException(
          "Expected to bound a process by a control group below %s, which takes root, but %s"
              .formatted(groups, e));
    }
  }

  private void begin(int micros) throws IOException {
    Path both = group.resolve("cpu.max");
    if (Files.exists(both)) {
      Files.writeString(both, micros + " " + PERIOD_MICROS);
    } else {
      Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
      Files.writeString(group.resolve("cpu.cfs_quota_us"), Integer.toString(micros));
    }
    move(group);
  }

  private void move(Path to) throws IOException {
    Files.writeString(to.resolve(MEMBERS), Long.toString(process.pid()));
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        move(groups);
      }
      Files.delete(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
