package com.relevo.benchmarks.scoring;

import com.relevo.benchmarks.command.BenchmarkCommand;
import com.relevo.benchmarks.contender.FreshBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run scoring}. */
@Command(
    name = "benchmarks/run scoring",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how many events a second scoring's stream takes on this machine: one instance, exactly once, "
          + "on a real broker that has all the events already."
    })
public final class ScoringCommand extends BenchmarkCommand {
  @Option(
      names = "--leads",
      paramLabel = "<n>",
      description = "Leads (default ${DEFAULT-VALUE}).",
      defaultValue = "20000")
  private int leads;

  @Option(
      names = "--events",
      paramLabel = "<n>",
      description = "Events of each, its capture among them (default ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int events;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Partitions (default ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int partitions;

  @Option(
      names = "--threads",
      paramLabel = "<n>",
      description = "Threads of the stream (default ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int threads;

  @Option(
      names = "--commit-ms",
      paramLabel = "<ms>",
      description = "Commit interval (default ${DEFAULT-VALUE}, as the services).",
      defaultValue = "100")
  private int commitMillis;

  ScoringCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  @Override
  protected int measure() throws Exception {
    Path directory = directory("scoring");
    try (FreshBroker broker = FreshBroker.in(directory)) {
      ScoringRun run =
          new ScoringRun(broker.servers(), partitions, threads, commitMillis, directory);
      run.createTopics();
      out.printf("Writing %,d events of %,d leads ...%n", leads * (long) events, leads);
      run.write(leads, events);
      ScoringRun.Result result = run.score(leads * (long) events);
      out.printf(
          "%,d events scored in %.1f s: %,.0f events/s over all, %,.0f events/s in the middle 80 %%%n",
          result.events(), result.seconds(), result.overAll(), result.middle());
    }
    return 0;
  }

  public static void main(String[] arguments) {
    execute(ScoringCommand::new, arguments);
  }
}
