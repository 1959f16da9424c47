package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Ports;
import com.relevo.local.Readiness;
import com.relevo.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of a service, as it is shipped. */
public record Instance(Service service, int number, JavaProcess process, int port, int management) {
  public static final String SECRET = "whsec_cmVsZXZvLWJlbmNobWFyay1zZWNyZXQtMDAx";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Returns at once. */
  static Instance start(Site site, Path root, Path agreement, Service service) {
    return new Launch(site, service, fromItsJar(service, root), agreement, List.of(), false)
        .start(0);
  }

  private static List<String> fromItsJar(Service service, Path root) {
    return List.of("-jar", service.jar(root).toString());
  }

  /**
   * lead-intake-service without the others, with {@code settings} of its own; with the port of one
   * before it, it goes on where that ended. Returns at once.
   */
  public static Instance intake(Site site, Path root, int port, int number, List<String> settings) {
    Service service = Service.LEAD_INTAKE;
    int management = Ports.free();
    List<String> arguments =
        arguments(
            site,
            fromItsJar(service, root),
            BenchmarkAgreement.copyTo(site.directory()),
            service,
            service.module(),
            port,
            management);
    arguments.addAll(settings);
    JavaProcess process =
        site.startJvm(service.module() + "-" + number, arguments.toArray(String[]::new));
    return new Instance(service, number, process, port, management);
  }

  /** Of {@code java}; {@code program} is what it runs, {@code state} a folder of its own. */
  static List<String> arguments(
      Site site,
      List<String> program,
      Path agreement,
      Service service,
      String state,
      int port,
      int management) {
    List<String> arguments = new ArrayList<>(program);
    arguments.addAll(
        List.of(
            "--server.port=" + port,
            "--management.server.port=" + management,
            // Webhooks, all that is measured, are open anyway, and nobody has tokens here.
            "--relevo.security.enabled=false",
            "--relevo.advertised-host=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + site.bootstrapServers(),
            "--relevo.agreement=" + agreement,
            "--relevo.topics.partitions=" + site.partitions(),
            "--relevo.stream.commit-interval-ms=" + site.commitMillis(),
            "--relevo.stream.state-dir=" + site.directory().resolve(state)));
    if (service == Service.LEAD_INTAKE) {
      arguments.add("--relevo.intake.sources.bench.preset=standard-webhooks");
      arguments.add("--relevo.intake.sources.bench.secrets[0]=" + SECRET);
    }
    return arguments;
  }

  public URI webhook() {
    return URI.create("http://127.0.0.1:" + port + "/webhooks/bench");
  }

  /** One that ends ends the wait for the others. */
  public static void awaitReady(List<Instance> instances) throws InterruptedException {
    List<Instance> awaited = new ArrayList<>(instances);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    Readiness readiness = new Readiness();
    while (!awaited.isEmpty()) {
      for (Instance each : awaited) {
        if (!each.process().isAlive() || System.nanoTime() > giveUp) {
          throw each.process().notReady(PATIENCE);
        }
      }
      Thread.sleep(200);
      awaited.removeIf(each -> readiness.ready(each.management()));
    }
  }
}
