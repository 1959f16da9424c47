package com.relevo.benchmarks.scaling;

import com.relevo.benchmarks.command.SizedCommand;
import com.relevo.benchmarks.contender.Directories;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.ScaledRelevo;
import com.relevo.benchmarks.scaling.ScalingTurn.Measured;
import com.relevo.benchmarks.timers.Failover;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run scaling}. */
@Command(
    name = "benchmarks/run scaling",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Runs several instances of each service and prints leads a second with a share of a processor for each, how long no lead "
          + "moved and how late clocks breached during a rolling restart under load and when an instance joins, and whether any was lost or doubled.",
      "Then kills one of two holders of a million clocks, with standby replicas, and prints when the clocks fire again."
    })
public final class ScalingCommand extends SizedCommand {
  private static final String LINE = "%-22s %9s %10s %7s | %9s %9s %9s %9s | %9s %9s %9s %9s";

  @Option(
      names = "--service",
      split = ",",
      paramLabel = "<name>",
      description =
          "Of lead-intake-service, scoring-service, handoff-service, sla-monitor-service (default all).")
  private List<String> services = List.of();

  @Option(
      names = "--instances",
      split = ",",
      paramLabel = "<n>",
      description = "How many of the service (default ${DEFAULT-VALUE}).")
  private List<Integer> instances = List.of(1, 2, 3);

  @Option(
      names = "--warm-up",
      paramLabel = "<n>",
      description = "Leads before anything is measured (default 3000, quick 300).")
  private @Nullable Integer warmUp;

  @Option(
      names = "--leads",
      paramLabel = "<n>",
      description = "Leads for the throughput (default 3000, quick 500).")
  private @Nullable Integer leads;

  @Option(
      names = "--in-flight",
      paramLabel = "<n>",
      description = "The most leads on their way at once in that (default 5000, quick 300).")
  private @Nullable Integer inFlight;

  @Option(
      names = "--share",
      paramLabel = "<percent>",
      description =
          "Of a processor, what each instance has while the throughput is measured (default ${DEFAULT-VALUE}; takes root); 0: as much as there is.")
  private int share = 30;

  @Option(
      names = "--rate",
      paramLabel = "<n>",
      description = "Leads per second while instances come and go (default 30, quick 20).")
  private @Nullable Integer rate;

  @Option(
      names = "--resident",
      paramLabel = "<n>",
      description = "Clocks for the failover (default 1000000, quick 20000); 0 leaves it out.")
  private @Nullable Integer resident;

  @Option(
      names = "--first-compiler-only",
      description =
          "Services' JVMs do without their second compiler, which has most of a small machine for minutes: leads a second are fewer, what more instances bring is seen sooner.")
  private boolean firstCompilerOnly;

  @Option(names = "--only-failover", description = "Nothing but the failover.")
  private boolean onlyFailover;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Of every topic (default ${DEFAULT-VALUE}).")
  private int partitions = 6;

  @Option(
      names = "--commit-ms",
      paramLabel = "<ms>",
      description = "Commit interval of every stream (default ${DEFAULT-VALUE}).")
  private int commitMillis = 100;

  @Option(
      names = "--heap",
      paramLabel = "<MiB>",
      description = "Of each process but the broker (default ${DEFAULT-VALUE}).")
  private int heapMegabytes = 384;

  ScalingCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  public static void main(String[] arguments) {
    execute(ScalingCommand::new, arguments);
  }

  @Override
  protected int measure() throws InterruptedException {
    ScalingSettings settings = settings();
    Path directory = directory("scaling");
    if (!onlyFailover) {
      instances(directory, settings);
    }
    if (onlyFailover || settings.resident() > 0) {
      failover(directory, settings);
    }
    return 0;
  }

  private void instances(Path directory, ScalingSettings settings) throws InterruptedException {
    out.printf(
        "%d processors, Java %d. %d leads, at most %d in flight, %s for each instance; %d leads/s while instances come and go. Streams: exactly_once_v2, commit %d ms, %d partitions.%s%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        settings.leads(),
        settings.inFlight(),
        settings.share() > 0 ? settings.share() + " % of a processor" : "all processors",
        settings.rate(),
        settings.commitMillis(),
        settings.partitions(),
        settings.firstCompilerOnly() ? " Services' JVMs with their first compiler only." : "");
    out.printf(
        (LINE + "%n"), "", "", "", "", "rolling", "restart", "", "", "one more", "joins", "", "");
    out.printf(
        (LINE + "%n"),
        "service",
        "instances",
        "leads/s",
        "to one",
        "pause s",
        "slowest s",
        "clock s",
        "took s",
        "pause s",
        "slowest s",
        "clock s",
        "took s");
    ScalingTurn turn = new ScalingTurn(root, directory, clock, settings);
    for (Service service : chosen()) {
      double one = Double.NaN;
      for (int count : instances) {
        Measured measured = turn.of(service, count, what -> progress(service, count, what));
        one = Double.isNaN(one) ? measured.throughput() : one;
        out.println(line(service, count, measured, one));
      }
    }
    out.println("No lead was lost, none came twice; each clock breached, and once.");
  }

  private void progress(Service service, int count, String what) {
    System.err.printf(
        "%tT %s x %d: %s%n",
        clock.instant().atZone(ZoneId.systemDefault()), service.module(), count, what);
  }

  private void failover(Path directory, ScalingSettings settings) throws InterruptedException {
    Path own = directory.resolve("failover");
    Directories.empty(own);
    out.println(new Failover(own, clock, settings.resident(), settings.partitions()).measure());
  }

  private static String line(Service service, int count, Measured measured, double one) {
    return String.format(
        Locale.ROOT,
        LINE,
        service.module(),
        count,
        String.format(Locale.ROOT, "%.0f", measured.throughput()),
        String.format(Locale.ROOT, "%.2f", measured.throughput() / one),
        seconds(measured.rolling().pause()),
        seconds(measured.rolling().late()),
        seconds(measured.rolling().clock()),
        seconds(measured.rolling().took()),
        seconds(measured.joining().pause()),
        seconds(measured.joining().late()),
        seconds(measured.joining().clock()),
        seconds(measured.joining().took()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
  }

  private List<Service> chosen() {
    List<String> known = ScaledRelevo.SERVICES.stream().map(Service::module).toList();
    for (String name : services) {
      if (!known.contains(name)) {
        throw refused("Expected of %s, but --service is %s".formatted(known, name));
      }
    }
    return ScaledRelevo.SERVICES.stream()
        .filter(each -> services.isEmpty() || services.contains(each.module()))
        .toList();
  }

  private ScalingSettings settings() {
    ScalingSettings settings =
        new ScalingSettings(
            given(warmUp, 3000, 300),
            given(leads, 3000, 500),
            given(inFlight, 5000, 300),
            share,
            given(rate, 30, 20),
            given(resident, 1_000_000, 20_000),
            partitions,
            commitMillis,
            heapMegabytes,
            firstCompilerOnly);
    if (share < 0 || share > 100) {
      throw refused("Expected --share of 0 to 100, but it is " + share);
    }
    // Under load as long as it takes: five minutes at most for both deeds are a safe guess.
    int most = settings.warmUp() + settings.leads() + settings.rate() * 600;
    if (most > BenchmarkAgreement.capacity()) {
      throw refused(
          "Expected at most %d leads in a turn, as many as the reps can have, but it may be %d: lower --rate or --leads"
              .formatted(BenchmarkAgreement.capacity(), most));
    }
    return settings;
  }
}
