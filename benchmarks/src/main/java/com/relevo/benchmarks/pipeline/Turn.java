package com.relevo.benchmarks.pipeline;

import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.Contender.Running;
import com.relevo.benchmarks.contender.FreshBroker;
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
    try (FreshBroker broker = FreshBroker.in(own)) {
      Running running =
          contender.start(
              broker.site(
                  settings.partitions(), settings.commitMillis(), settings.heapMegabytes()));
      try (Sender sender = running.sender();
          Arrivals arrivals = new Arrivals(broker.servers(), running.ends())) {
        Measurement measured = measure(new Load(sender, arrivals), broker);
        if (sender.refused() > 0) {
          out.printf("  %d deliveries were told to come back later, and did%n", sender.refused());
        }
        return measured;
      }
    }
  }

  private Measurement measure(Load load, FreshBroker broker) throws InterruptedException {
    if (settings.warmup() > 0) {
      load.asFastAsTaken(settings.warmup(), settings.inFlight());
      settle(broker.servers());
    }
    Journal atRate = load.atRate(settings.rate() * settings.seconds(), settings.rate());
    settle(broker.servers());
    Map<String, Duration> before = broker.processes().cpu();
    Journal asTaken = load.asFastAsTaken(settings.leads(), settings.inFlight());
    settle(broker.servers());
    return new Measurement(
        asTaken.throughput(),
        atRate.latencies().millis(50),
        atRate.latencies().millis(99),
        Measurement.perLead(before, broker.processes().cpu(), settings.leads()));
  }

  private void settle(String servers) throws InterruptedException {
    if (!Settled.await(servers)) {
      out.println("  still writing two minutes after the load; the next figure suffers from it");
    }
  }
}
