package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.FreshBroker;
import com.relevo.benchmarks.load.Journal;
import com.relevo.benchmarks.load.Load;
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
    try (FreshBroker broker = FreshBroker.in(own)) {
      Edge.Running running =
          edge.start(
              broker.site(
                  settings.partitions(), IntakeSettings.COMMIT_MILLIS, settings.heapMegabytes()));
      try (Acknowledged sender =
          new Acknowledged(running.webhook(), settings.connections(), clock)) {
        EdgeMeasurement measured = measure(new Load(sender, sender), running, broker);
        if (sender.refused() > 0) {
          out.printf("  %d deliveries were told to come back later, and did%n", sender.refused());
        }
        return measured;
      }
    }
  }

  private EdgeMeasurement measure(Load load, Edge.Running running, FreshBroker broker)
      throws InterruptedException {
    load.asFastAsTaken(settings.warmUp(), settings.connections());
    settle(broker.servers());
    try (MemoryWatch watch = new MemoryWatch(running.process())) {
      Journal atRate = load.atRate(settings.rate() * settings.seconds(), settings.rate());
      settle(broker.servers());
      Map<String, Duration> before = broker.processes().cpu();
      Journal asTaken = load.asFastAsTaken(settings.webhooks(), settings.connections());
      settle(broker.servers());
      Measurement figures =
          new Measurement(
              asTaken.throughput(),
              atRate.latencies().millis(50),
              atRate.latencies().millis(99),
              Measurement.perLead(before, broker.processes().cpu(), settings.webhooks()));
      return new EdgeMeasurement(figures, watch.soFar());
    }
  }

  private void settle(String servers) throws InterruptedException {
    if (!Settled.await(servers)) {
      out.println("  still writing two minutes after the load; the next figure suffers from it");
    }
  }
}
