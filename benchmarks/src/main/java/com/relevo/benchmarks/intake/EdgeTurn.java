package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.Broker;
import com.relevo.benchmarks.contender.Processes;
import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.load.Journal;
import com.relevo.benchmarks.load.Load;
import com.relevo.benchmarks.pipeline.Directories;
import com.relevo.benchmarks.pipeline.Measurement;
import com.relevo.benchmarks.pipeline.Settled;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** One edge, alone on the machine, from an empty disk: warm up, then latency, then throughput. */
record EdgeTurn(IntakeSettings settings, Path directory, InstantSource clock, PrintStream out) {
  EdgeMeasurement of(Edge edge) throws InterruptedException {
    Path own = directory.resolve(edge.name().replaceAll("\\W+", "-"));
    Directories.empty(own);
    try (Processes processes = new Processes(own)) {
      String servers = Broker.start(processes, own.resolve("broker"));
      Edge.Running running = edge.start(site(processes, servers, own));
      try (Acknowledged sender =
          new Acknowledged(running.webhook(), settings.connections(), clock)) {
        EdgeMeasurement measured = measure(new Load(sender, sender), running, processes, servers);
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
        IntakeSettings.COMMIT_MILLIS,
        settings.heapMegabytes());
  }

  private EdgeMeasurement measure(
      Load load, Edge.Running running, Processes processes, String servers)
      throws InterruptedException {
    load.asFastAsTaken(settings.warmUp(), settings.connections());
    settle(servers);
    try (MemoryWatch watch = new MemoryWatch(running.process())) {
      Journal atRate = load.atRate(settings.rate() * settings.seconds(), settings.rate());
      settle(servers);
      Map<String, Duration> before = processes.cpu();
      Journal asTaken = load.asFastAsTaken(settings.webhooks(), settings.connections());
      settle(servers);
      Measurement figures =
          new Measurement(
              asTaken.throughput(),
              atRate.latencies().millis(50),
              atRate.latencies().millis(99),
              Measurement.perLead(before, processes.cpu(), settings.webhooks()));
      return new EdgeMeasurement(figures, watch.soFar());
    }
  }

  private void settle(String servers) throws InterruptedException {
    if (!Settled.await(servers)) {
      out.println("  still writing two minutes after the load; the next figure suffers from it");
    }
  }
}
