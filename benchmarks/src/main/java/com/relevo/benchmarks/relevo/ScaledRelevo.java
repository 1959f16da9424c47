package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.Contender.Running;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The four services with several instances of one of them, each on a processor of its own as far as
 * there are any; instances come and go while leads are on their way.
 */
public final class ScaledRelevo {
  public static final List<Service> SERVICES =
      List.of(Service.LEAD_INTAKE, Service.SCORING, Service.HANDOFF, Service.SLA_MONITOR);

  private final Path root;
  private final InstantSource clock;
  private final Site site;
  private final Path agreement;
  private final Service scaled;
  private final List<Instance> instances = new ArrayList<>();

  public ScaledRelevo(Path root, InstantSource clock, Site site, Service scaled) {
    this.root = root;
    this.clock = clock;
    this.site = site;
    this.agreement = BenchmarkAgreement.copyTo(site.directory());
    this.scaled = scaled;
  }

  /** Returns when all are ready. */
  public Running start(int count) throws InterruptedException {
    List<Instance> all = new ArrayList<>();
    for (Service service : SERVICES) {
      if (service != scaled) {
        all.add(Instance.start(site, root, agreement, service, 0, false));
      }
    }
    for (int i = 0; i < count; i++) {
      instances.add(Instance.start(site, root, agreement, scaled, i, true));
    }
    all.addAll(instances);
    Instance.awaitReady(all);
    List<URI> webhooks =
        all.stream()
            .filter(each -> each.service() == Service.LEAD_INTAKE)
            .map(Instance::webhook)
            .toList();
    return new Running(new WebhookSender(webhooks, Instance.SECRET, clock), new AssignmentEnds());
  }

  /** One more; returns when it is ready. */
  public void join() throws InterruptedException {
    Instance next = Instance.start(site, root, agreement, scaled, instances.size(), true);
    instances.add(next);
    Instance.awaitReady(List.of(next));
  }

  /** One after the other is stopped, started anew on its own state, and waited for. */
  public void roll() throws InterruptedException {
    for (int i = 0; i < instances.size(); i++) {
      instances.get(i).process().stop();
      Instance again = Instance.start(site, root, agreement, scaled, i, true);
      instances.set(i, again);
      Instance.awaitReady(List.of(again));
    }
  }
}
