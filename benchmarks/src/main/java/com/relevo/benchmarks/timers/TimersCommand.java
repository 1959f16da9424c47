package com.relevo.benchmarks.timers;

import com.relevo.benchmarks.command.SizedCommand;
import com.relevo.benchmarks.contender.Directories;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run timers}. */
@Command(
    name = "benchmarks/run timers",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures sla-monitor's timer store on this machine beside db-scheduler, Quartz (JDBC store) and JobRunr on "
          + "PostgreSQL, each in a JVM of its own and alone, and prints the ratios."
    })
public final class TimersCommand extends SizedCommand {
  @Option(
      names = "--resident",
      paramLabel = "<n>",
      description = "Far-future timers in our store (default 5000000, quick 20000).")
  private @Nullable Integer resident;

  @Option(
      names = "--backlog",
      paramLabel = "<n>",
      description = "Timers that are due at once (default 500000, quick 5000).")
  private @Nullable Integer backlog;

  @Option(
      names = "--rate",
      paramLabel = "<n>",
      description =
          "Due per second for the lateness (default 10000, quick 1000); a peer gets half of what it fires at most.")
  private @Nullable Integer rate;

  @Option(
      names = "--seconds",
      paramLabel = "<s>",
      description = "How long that is measured (default 20, quick 3).")
  private @Nullable Integer seconds;

  @Option(
      names = "--cancels",
      paramLabel = "<n>",
      description = "Timers cancelled before it is measured again (default 300000, quick 2000).")
  private @Nullable Integer cancels;

  @Option(
      names = "--peer-resident",
      paramLabel = "<n>",
      description = "Far-future timers in a peer (default 200000, quick 1000).")
  private @Nullable Integer peerResident;

  @Option(
      names = "--peer-timers",
      paramLabel = "<n>",
      description = "A peer's backlog, scheduled one by one (default 20000, quick 300).")
  private @Nullable Integer peerTimers;

  @Option(
      names = "--threads",
      paramLabel = "<n>",
      defaultValue = "1",
      description = "Stream threads of ours (default 1, as of a service).")
  private int threads;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "<name>",
      description = "Of relevo, db-scheduler, quartz, jobrunr (default all).")
  private Set<String> only = Set.of();

  TimersCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  public static void main(String[] arguments) {
    execute(TimersCommand::new, arguments);
  }

  @Override
  protected int measure() throws InterruptedException {
    Settings settings = settings();
    out.println(setting(settings));
    List<Figures> figures = new ArrayList<>();
    for (Contestant contestant : contestants(settings)) {
      Path own = directory("timers").resolve(contestant.name());
      Directories.empty(own);
      figures.add(contestant.measure(own));
    }
    out.println();
    new TimersReport(figures).lines().forEach(out::println);
    return 0;
  }

  private List<Contestant> contestants(Settings settings) {
    List<Contestant> all = new ArrayList<>();
    all.add(new RelevoTimers(settings, clock, out));
    for (PeerKind kind : PeerKind.values()) {
      all.add(new DatabaseTimers(kind, settings, clock, out));
    }
    all.removeIf(each -> !only.isEmpty() && !only.contains(each.name()));
    return all;
  }

  private Settings settings() {
    Settings base = quick() ? Settings.QUICK : Settings.FULL;
    return new Settings(
        given(resident, base.resident()),
        given(backlog, base.backlog()),
        given(rate, base.rate()),
        given(seconds, base.seconds()),
        given(cancels, base.cancels()),
        given(peerResident, base.peerResident()),
        given(peerTimers, base.peerTimers()),
        base.partitions(),
        threads,
        base.commitMillis(),
        base.tickMillis(),
        base.perTick(),
        base.rocksDbMegabytes(),
        base.heapMegabytes());
  }

  private static int given(@Nullable Integer option, int otherwise) {
    return option == null ? otherwise : option;
  }

  private static String setting(Settings s) {
    return """
    Timers on %d processors, Java %s; one contestant at a time, each from an empty disk.
    relevo: exactly_once_v2, commit %d ms, tick %d ms, %d partitions, %d threads, RocksDB %d MiB; %,d resident, %,d due at once.
    Peers, whose sizes are smaller for theirs would take hours: %,d resident, %,d due at once. PostgreSQL without fsync, as the broker.
    Heap: broker 1024 MiB, each other process %d MiB, Serial GC.\
    """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            s.commitMillis(),
            s.tickMillis(),
            s.partitions(),
            s.threads(),
            s.rocksDbMegabytes(),
            s.resident(),
            s.backlog(),
            s.peerResident(),
            s.peerTimers(),
            s.heapMegabytes());
  }
}
