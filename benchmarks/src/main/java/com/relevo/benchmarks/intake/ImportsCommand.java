package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.command.BenchmarkCommand;
import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.benchmarks.relevo.Launch;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run imports}. */
@Command(
    name = "benchmarks/run imports",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Measures how long lead-intake-service takes to bring a CSV list in, each row a person of its own, until all "
          + "are leads, and its memory meanwhile. Nothing else runs but the broker."
    })
public final class ImportsCommand extends BenchmarkCommand {
  @Option(
      names = "--rows",
      paramLabel = "<n>",
      description = "Rows of the list (default ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private long rows;

  @Option(
      names = "--partitions",
      paramLabel = "<n>",
      description = "Partitions (default ${DEFAULT-VALUE}).",
      defaultValue = "6")
  private int partitions;

  @Option(
      names = "--heap",
      paramLabel = "<MiB>",
      description = "Heap of lead-intake-service (default ${DEFAULT-VALUE}, as ./relevo up).",
      defaultValue = "256")
  private int heap;

  ImportsCommand(Path root, InstantSource clock) {
    super(root, clock);
  }

  @Override
  protected int measure() throws Exception {
    Path directory = directory("imports");
    try (FreshBroker broker = FreshBroker.in(directory)) {
      Site site = broker.site(partitions, IntakeSettings.COMMIT_MILLIS, heap);
      Path agreement = BenchmarkAgreement.copyTo(directory);
      Instance intake = Launch.of(site, root, Service.LEAD_INTAKE, agreement).start(0);
      Instance.awaitReady(List.of(intake));
      try (ListUpload upload = new ListUpload(intake.port());
          MemoryWatch memory = new MemoryWatch(intake.process())) {
        return measure(upload, memory, broker.servers());
      }
    }
  }

  private int measure(ListUpload upload, MemoryWatch memory, String servers)
      throws InterruptedException {
    long start = System.nanoTime();
    ListUpload.Report report =
        upload.take(
            rows,
            read ->
                out.printf(
                    "  %,d rows read, %.0f rows/s so far; resident %s MiB%n",
                    read, read / seconds(start), memory.soFar().text()));
    double taken = seconds(start);
    long people = LeadsCounted.await(servers, report.kept());
    double done = seconds(start);
    out.printf(
        "%,d rows: kept %,d, refused %,d after %.1f s; %,d people after %.1f s, %.0f rows/s%n",
        rows, report.kept(), report.refused(), taken, people, done, people / done);
    out.printf("Resident MiB at first, at last, at most: %s%n", memory.soFar().text());
    return report.kept() == rows && people == rows ? 0 : 1;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  public static void main(String[] arguments) {
    execute(ImportsCommand::new, arguments);
  }
}
