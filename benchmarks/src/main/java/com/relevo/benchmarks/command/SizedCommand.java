package com.relevo.benchmarks.command;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One that has a quick run beside the full one. */
public abstract class SizedCommand extends BenchmarkCommand {
  private static final int LAST_BUT_ONE = 999;

  @Option(
      names = "--quick",
      description = "A look whether it works, in a few minutes; its figures mean nothing.",
      order = LAST_BUT_ONE)
  private boolean quick;

  protected SizedCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  protected final boolean quick() {
    return quick;
  }

  protected final int given(@Nullable Integer option, int otherwise, int otherwiseQuick) {
    if (option != null) {
      return option;
    }
    return quick ? otherwiseQuick : otherwise;
  }
}
