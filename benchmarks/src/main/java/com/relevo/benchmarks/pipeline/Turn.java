package com.relevo.benchmarks.pipeline;

import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.Contender.Running;
import com.relevo.benchmarks.contender.Processes;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.Arrivals;
import com.relevo.benchmarks.load.Journal;
import com.relevo.benchmarks.load.Load;
import com.relevo.benchmarks.load.Sender;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One contender, alone on the machine, from an empty disk: warm up, then latency, then throughput.
 */
final class Turn {
  private final Settings settings;
  private final Path directory;
  private final PrintStream out;

  Turn(Settings settings, Path directory, PrintStream out) {
    this.settings = settings;
    this.directory = directory;
    this.out = out;
  }

  Measurement of(Contender contender) throws InterruptedException {
    Path own = directory.resolve(contender.name().replace(' ', '-'));
    Directories.empty(own);
    try (Processes processes = new Processes(own)) {
      String servers = Broker.start(processes, own.resolve("broker"));
      Running running = contender.start(site(processes, servers, own));
      try (Sender sender = running.sender();
          Arrivals arrivals = new Arrivals(servers, running.ends())) {
        Measurement measured = measure(new Load(sender, arrivals), processes, servers);
        if (sender.refused() > 0) {
          out.printf("  %d deliveries were told to come back later, and did%n", sender.refused());
        }
        return measured;
      }
    }
  }

  private Site site(Processes processes, String servers, Path own) {
    return new Site(
        processes,
        servers,
        own,
        settings.partitions(),
        settings.commitMillis(),
        settings.heapMegabytes());
  }

  private Measurement measure(Load load, Processes processes, String servers)
      throws InterruptedException {
    if (settings.warmup() > 0) {
      load.asFastAsTaken(settings.warmup(), settings.inFlight());
      settle(servers);
    }
    Journal atRate = load.atRate(settings.rate() * settings.seconds(), settings.rate());
    settle(servers);
    Map<String, Duration> before = processes.cpu();
    Journal asTaken = load.asFastAsTaken(settings.leads(), settings.inFlight());
    settle(servers);
    return new Measurement(
        asTaken.throughput(),
        atRate.latencies().millis(50),
        atRate.latencies().millis(99),
        Measurement.perLead(before, processes.cpu(), settings.leads()));
  }

  private void settle(String servers) throws InterruptedException {
    if (!Settled.await(servers)) {
      out.println("  still writing two minutes after the load; the next figure suffers from it");
    }
  }
}
