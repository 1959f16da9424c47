package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Ports;
import com.relevo.local.Readiness;
import com.relevo.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The four services as they are shipped, each its own process, with the benchmark's agreement. */
public record RelevoServices(Path root, InstantSource clock) implements Contender {
  public static final String NAME = "relevo";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SECRET = "whsec_cmVsZXZvLWJlbmNobWFyay1zZWNyZXQtMDAx";
  private static final List<Service> OTHERS =
      List.of(Service.SCORING, Service.HANDOFF, Service.SLA_MONITOR);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    Path agreement = BenchmarkAgreement.copyTo(site.directory());
    List<Started> services = new ArrayList<>();
    Started intake =
        start(
            site,
            agreement,
            Service.LEAD_INTAKE,
            "--relevo.intake.sources.bench.preset=standard-webhooks",
            "--relevo.intake.sources.bench.secrets[0]=" + SECRET);
    services.add(intake);
    for (Service service : OTHERS) {
      services.add(start(site, agreement, service));
    }
    awaitReady(services);
    URI webhook = URI.create("http://127.0.0.1:" + intake.port() + "/webhooks/bench");
    return new Running(new WebhookSender(webhook, SECRET, clock), new AssignmentEnds());
  }

  /** One that ends ends the wait for the others. */
  private static void awaitReady(List<Started> services) throws InterruptedException {
    List<Started> awaited = new ArrayList<>(services);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    Readiness readiness = new Readiness();
    while (!awaited.isEmpty()) {
      for (Started service : awaited) {
        if (!service.process().isAlive() || System.nanoTime() > giveUp) {
          throw service.process().notReady(PATIENCE);
        }
      }
      Thread.sleep(200);
      awaited.removeIf(service -> readiness.ready(service.management()));
    }
  }

  private Started start(Site site, Path agreement, Service service, String... more) {
    int port = Ports.free();
    int management = Ports.free();
    String name = service.module();
    List<String> settings =
        List.of(
            "-jar",
            service.jar(root).toString(),
            "--server.port=" + port,
            "--management.server.port=" + management,
            // Webhooks, all that is measured, are open anyway, and nobody has tokens here.
            "--relevo.security.enabled=false",
            "--spring.kafka.bootstrap-servers=" + site.bootstrapServers(),
            "--relevo.agreement=" + agreement,
            "--relevo.topics.partitions=" + site.partitions(),
            "--relevo.stream.commit-interval-ms=" + site.commitMillis(),
            "--relevo.stream.state-dir=" + site.directory().resolve(name));
    JavaProcess process =
        site.startJvm(
            name, Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new));
    return new Started(process, port, management);
  }

  private record Started(JavaProcess process, int port, int management) {}
}
