package com.relevo.benchmarks.pipeline;

import com.relevo.benchmarks.command.SizedCommand;
import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.copy.StreamsCopy;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.RelevoServices;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run pipeline}. */
@Command(
    name = "benchmarks/run pipeline",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures webhook to LeadAssigned through the four services on this machine, beside two plain Kafka Streams "
          + "copies (as many records as ours; bare) in the same run, and prints the ratios.",
      "Contenders take turns, each alone, on a fresh broker; figures are medians of the rounds."
    })
public final class PipelineCommand extends SizedCommand {
  @Option(names = "--rounds", paramLabel = "<n>", description = "Rounds (default 3, quick 1).")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "<s>",
      description = "How long the latency is measured (default 20, quick 3).")
  private @Nullable Integer seconds;

  @Option(
      names = "--rate",
      paramLabel = "<n>",
      description = "Leads per second for the latency (default 500, quick 100).")
  private @Nullable Integer rate;

  @Option(
      names = "--leads",
      paramLabel = "<n>",
      description = "Leads for the throughput (default 30000, quick 1000).")
  private @Nullable Integer leads;

  @Option(
      names = "--in-flight",
      paramLabel = "<n>",
      description = "The most leads on their way at once in that (default 5000, quick 500).")
  private @Nullable Integer inFlight;

  @Option(
      names = "--warm-up",
      paramLabel = "<n>",
      description = "Leads before anything is measured (default 40000, quick 500).")
  private @Nullable Integer warmUp;

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
  private int heapMegabytes = 512;

  @Option(
      names = "--only",
      paramLabel = "<name>",
      description = "Let only this contender take part; its figures then stand without a ratio.")
  private @Nullable String only;

  PipelineCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  public static void main(String[] arguments) {
    execute(PipelineCommand::new, arguments);
  }

  @Override
  protected int measure() throws InterruptedException {
    Settings settings = settings();
    out.println(setting(settings));
    Turn turn = new Turn(settings, directory("pipeline"), out);
    Competition competition = new Competition(contenders(), turn, out);
    Report report =
        new Report(competition.run(settings.rounds()), RelevoServices.NAME, settings.rate());
    out.println();
    report.lines().forEach(out::println);
    return 0;
  }

  private List<Contender> contenders() {
    List<Contender> all =
        List.of(new RelevoServices(root, clock), StreamsCopy.equal(clock), StreamsCopy.bare(clock));
    List<Contender> chosen =
        all.stream().filter(each -> only == null || each.name().equals(only)).toList();
    if (chosen.isEmpty()) {
      throw refused(
          "Expected one of %s, but --only is %s"
              .formatted(all.stream().map(Contender::name).toList(), only));
    }
    return chosen;
  }

  private Settings settings() {
    Settings settings;
    try {
      settings =
          new Settings(
              given(rounds, 3, 1),
              given(warmUp, 40_000, 500),
              given(leads, 30_000, 1000),
              given(inFlight, 5000, 500),
              given(rate, 500, 100),
              given(seconds, 20, 3),
              partitions,
              commitMillis,
              heapMegabytes);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
    int capacity = BenchmarkAgreement.capacity();
    if (settings.leadsPerTurn() > capacity) {
      throw refused(
          "Expected at most %d leads in a turn, as many as the reps can have, but warm-up, leads and rate x seconds are %d"
              .formatted(capacity, settings.leadsPerTurn()));
    }
    return settings;
  }

  private static String setting(Settings s) {
    return """
    Webhook to LeadAssigned on %d processors, Java %s. Median of %d round(s), contenders in turns, each from an empty disk.
    Throughput: %d leads, at most %d in flight. Latency: %d leads/s for %d s, from when each was due. Warm-up: %d leads.
    Kafka Streams: exactly_once_v2, commit %d ms, %d partitions. Heap: broker %d MiB, each other process %d MiB, Serial GC.\
    """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            s.rounds(),
            s.leads(),
            s.inFlight(),
            s.rate(),
            s.seconds(),
            s.warmup(),
            s.commitMillis(),
            s.partitions(),
            Broker.HEAP_MEGABYTES,
            s.heapMegabytes());
  }
}
