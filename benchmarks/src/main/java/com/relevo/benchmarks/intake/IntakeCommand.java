package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.command.SizedCommand;
import com.relevo.benchmarks.contender.Broker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run intake}. */
@Command(
    name = "benchmarks/run intake",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how many webhooks of 1 KB intake acknowledges a second (signature verified, acks=all), how long one "
          + "waits at a fixed rate, and its memory, beside a bare Spring controller that only produces to Kafka; both on "
          + "virtual threads and on a servlet pool.",
      "Edges take turns, each alone, on a fresh broker; figures are medians of the rounds.",
      "With --faults instead: does intake keep what it acknowledged, and tell to send again what it did not, while the "
          + "broker is slow, stopped and killed and itself is killed? Exit code 1 if not."
    })
public final class IntakeCommand extends SizedCommand {
  @Option(names = "--rounds", paramLabel = "<n>", description = "Rounds (default 3, quick 1).")
  private @Nullable Integer rounds;

  @Option(
      names = "--webhooks",
      paramLabel = "<n>",
      description = "Webhooks for the throughput (default 60000, quick 1000).")
  private @Nullable Integer webhooks;

  @Option(
      names = "--connections",
      paramLabel = "<n>",
      description =
          "Connections kept, each with one webhook on its way at most (default ${DEFAULT-VALUE}).")
  private int connections = 128;

  @Option(
      names = "--rate",
      paramLabel = "<n>",
      description =
          "Webhooks per second for the latency, and with --faults (default 1000, quick 200).")
  private @Nullable Integer rate;

  @Option(
      names = "--seconds",
      paramLabel = "<s>",
      description = {
        "How long the latency is measured (default 20, quick 3),",
        "or each fault lasts (default 8, quick 3)."
      })
  private @Nullable Integer seconds;

  @Option(
      names = "--minutes",
      paramLabel = "<min>",
      description = "The same in minutes: does memory stay flat?")
  private @Nullable Integer minutes;

  @Option(
      names = "--warm-up",
      paramLabel = "<n>",
      description = "Webhooks before anything is measured (default 60000, quick 500).")
  private @Nullable Integer warmUp;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Of every topic (default ${DEFAULT-VALUE}).")
  private int partitions = 6;

  @Option(
      names = "--heap",
      paramLabel = "<MiB>",
      description = "Of the edge's process (default ${DEFAULT-VALUE}).")
  private int heapMegabytes = 512;

  @Option(
      names = "--only",
      paramLabel = "<name>",
      description = "Let only edges take part whose name begins so: intake, or \"bare, virtual\".")
  private String only = "";

  @Option(names = "--faults", description = "Stop and kill broker and intake under load.")
  private boolean faults;

  IntakeCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  public static void main(String[] arguments) {
    execute(IntakeCommand::new, arguments);
  }

  @Override
  protected int measure() throws InterruptedException {
    IntakeSettings settings = settings();
    Path directory = directory("intake");
    return faults
        ? faults(new FaultsRun(settings, root, directory.resolve("faults"), clock, out))
        : measure(settings, new EdgeTurn(settings, directory, clock, out));
  }

  private int faults(FaultsRun run) throws InterruptedException {
    Tally.Verdict verdict = run.run();
    out.println();
    verdict.lines().forEach(out::println);
    out.println(verdict.kept() ? "The law is kept." : "The law is broken.");
    return verdict.kept() ? 0 : 1;
  }

  private int measure(IntakeSettings settings, EdgeTurn turn) throws InterruptedException {
    List<Edge> ours =
        chosen(new IntakeEdge(root, Threads.VIRTUAL), new IntakeEdge(root, Threads.POOL));
    List<Edge> bare = chosen(new BareEdge(Threads.VIRTUAL), new BareEdge(Threads.POOL));
    List<Edge> all = new ArrayList<>(ours);
    all.addAll(bare);
    if (all.isEmpty()) {
      throw refused("Expected a name of an edge, but --only is " + only);
    }
    out.println(setting(settings));
    Map<Edge, List<EdgeMeasurement>> turns = new LinkedHashMap<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Edge edge : all) {
        EdgeMeasurement measured = turn.of(edge);
        turns.computeIfAbsent(edge, _ -> new ArrayList<>()).add(measured);
        out.println(line(round, edge, measured));
      }
    }
    out.println();
    new EdgeReport(medians(ours, turns), medians(bare, turns), settings.rate())
        .lines()
        .forEach(out::println);
    return 0;
  }

  private List<Edge> chosen(Edge... edges) {
    return List.of(edges).stream().filter(edge -> edge.name().startsWith(only)).toList();
  }

  private static Map<String, EdgeMeasurement> medians(
      List<Edge> edges, Map<Edge, List<EdgeMeasurement>> turns) {
    Map<String, EdgeMeasurement> medians = new LinkedHashMap<>();
    edges.forEach(edge ->
        medians.put(edge.name(), EdgeMeasurement.median(turns.getOrDefault(edge, List.of()))));
    return medians;
  }

  private static String line(int round, Edge edge, EdgeMeasurement measured) {
    return String.format(
        Locale.ROOT,
        "round %d  %-24s %7.0f webhooks/s   p50 %7.1f ms   p99 %7.1f ms   resident MiB %s",
        round,
        edge.name(),
        measured.figures().throughput(),
        measured.figures().p50(),
        measured.figures().p99(),
        measured.memory().text());
  }

  private IntakeSettings settings() {
    if (seconds != null && minutes != null) {
      throw refused("Expected --seconds or --minutes, not both");
    }
    try {
      return new IntakeSettings(
          given(rounds, 3, 1),
          given(warmUp, 60_000, 500),
          given(webhooks, 60_000, 1000),
          connections,
          given(rate, 1000, 200),
          minutes == null ? given(seconds, faults ? 8 : 20, 3) : Math.multiplyExact(minutes, 60),
          partitions,
          heapMegabytes);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(e.getMessage());
    }
  }

  private static String setting(IntakeSettings s) {
    return """
    Webhooks acknowledged on %d processors, Java %s. Median of %d round(s), edges in turns, each from an empty disk.
    Throughput: %d webhooks over %d connections. Latency: %d/s for %d s, from when each was due. Warm-up: %d webhooks.
    acks=all, %d partitions. Heap: broker %d MiB, edge %d MiB, Serial GC.\
    """
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            s.rounds(),
            s.webhooks(),
            s.connections(),
            s.rate(),
            s.seconds(),
            s.warmUp(),
            s.partitions(),
            Broker.HEAP_MEGABYTES,
            s.heapMegabytes());
  }
}
