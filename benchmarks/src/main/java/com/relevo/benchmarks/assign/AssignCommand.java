package com.relevo.benchmarks.assign;

import com.relevo.benchmarks.command.BenchmarkCommand;
import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.timers.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run assign}. */
@Command(
    name = "benchmarks/run assign",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how many leads a second the desks give to reps: one instance, one thread, exactly once, on a real broker "
          + "that has all the requests already; beside PostgreSQL with FOR UPDATE SKIP LOCKED."
    })
public final class AssignCommand extends BenchmarkCommand {
  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "<pools>x<reps>",
      description = "Pools and reps of each (default ${DEFAULT-VALUE}).",
      defaultValue = "1x10,1x1000,1x10000,100x100")
  private List<String> sizes = List.of();

  @Option(
      names = "--leads",
      paramLabel = "<n>",
      description = "Leads of each turn (default ${DEFAULT-VALUE}).",
      defaultValue = "200000")
  private int leads;

  @Option(
      names = "--peer-leads",
      paramLabel = "<n>",
      description = "Leads of each turn of PostgreSQL (default ${DEFAULT-VALUE}).",
      defaultValue = "50000")
  private int peerLeads;

  @Option(
      names = "--connections",
      paramLabel = "<n>",
      description = "Connections to PostgreSQL (default ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private int connections;

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

  AssignCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  @Override
  protected int measure() throws Exception {
    List<Measured> all = new ArrayList<>();
    for (String text : sizes) {
      Size size = Size.of(text);
      Path directory = directory("assign").resolve(text);
      try (FreshBroker broker = FreshBroker.in(directory)) {
        all.add(
            say(
                new DeskRun(broker.servers(), partitions, commitMillis, directory)
                    .run(size, leads)));
      }
      try (Database database = new Database(directory)) {
        all.add(say(new SkipLocked(database, connections).run(size, peerLeads)));
      }
    }
    out.println();
    out.println("| who | pools x reps | assignments | per second | Jain's index |");
    out.println("|---|---|---|---|---|");
    all.forEach(each -> out.println(each.line()));
    return 0;
  }

  private Measured say(Measured measured) {
    out.println(measured.line());
    return measured;
  }

  public static void main(String[] arguments) {
    execute(AssignCommand::new, arguments);
  }
}
