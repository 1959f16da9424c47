package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.Contender;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The four services as they are shipped, each its own process, with the benchmark's agreement. */
public record RelevoServices(Path root, InstantSource clock) implements Contender {
  public static final String NAME = "relevo";

  private static final List<Service> OTHERS =
      List.of(Service.SCORING, Service.HANDOFF, Service.SLA_MONITOR);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    Path agreement = BenchmarkAgreement.copyTo(site.directory());
    List<Instance> services = new ArrayList<>();
    Instance intake = Launch.of(site, root, Service.LEAD_INTAKE, agreement).start(0);
    services.add(intake);
    for (Service service : OTHERS) {
      services.add(Launch.of(site, root, service, agreement).start(0));
    }
    Instance.awaitReady(services);
    URI webhook = intake.webhook();
    return new Running(WebhookSender.to(webhook, Instance.SECRET, clock), LeadEnds.atAssignment());
  }
}
