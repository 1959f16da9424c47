package com.relevo.benchmarks.commands;

import com.relevo.benchmarks.command.BenchmarkCommand;
import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.Latencies;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run commands}. */
@Command(
    name = "benchmarks/run commands",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how long reps wait for the outcome of a command: accepts over HTTP, on a fixed schedule however slow the "
          + "answers are, each on a lead of its own, at handoff-service as it is shipped. A time is from when a command was due."
    })
public final class CommandsCommand extends BenchmarkCommand {
  @Option(
      names = "--rate",
      paramLabel = "<n>",
      description = "Commands a second (default ${DEFAULT-VALUE}).",
      defaultValue = "200")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "<n>",
      description = "How long (default ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "<s>",
      description = "Seconds at that rate before, not measured (default ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int warmUp;

  @Option(
      names = "--instances",
      paramLabel = "<n>",
      description = "Instances, asked in turn (default ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int instances;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Partitions (default ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int partitions;

  @Option(
      names = "--commit-ms",
      paramLabel = "<ms>",
      description = "Commit interval (default ${DEFAULT-VALUE}, as the services).",
      defaultValue = "100")
  private int commitMillis;

  @Option(
      names = "--heap",
      paramLabel = "<MiB>",
      description = "Heap of an instance (default ${DEFAULT-VALUE}).",
      defaultValue = "384")
  private int heap;

  CommandsCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  @Override
  protected int measure() throws Exception {
    Path directory = directory("commands");
    try (FreshBroker broker = FreshBroker.in(directory)) {
      Site site = broker.site(partitions, commitMillis, heap);
      try (CommandsRun run = CommandsRun.start(root, site, instances, clock)) {
        int leads = rate * (warmUp + seconds);
        out.printf("Handing over %,d leads ...%n", leads);
        run.handOver(leads);
        out.printf("Warming up for %d s, then %d s at %d commands/s ...%n", warmUp, seconds, rate);
        run.accept(rate, rate * warmUp);
        Latencies latencies = Latencies.of(run.accept(rate, rate * seconds));
        out.printf(
            "%,d commands: p50 %.0f ms, p99 %.0f ms (goal 300), p99.9 %.0f ms, longest %.0f ms; answers %s%n",
            rate * seconds,
            latencies.millis(50),
            latencies.millis(99),
            latencies.millis(99.9),
            latencies.millis(100),
            run.answers());
        return run.allAccepted() ? 0 : 1;
      }
    }
  }

  public static void main(String[] arguments) {
    execute(CommandsCommand::new, arguments);
  }
}
