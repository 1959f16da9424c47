package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.Contender.Running;
import com.relevo.benchmarks.contender.CpuQuota;
import com.relevo.benchmarks.contender.Site;
import com.relevo.local.Installation;
import com.relevo.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The four services with several instances of one of them, which come and go while leads are on
 * their way. A lead that is assigned breaches {@link #ACCEPT_WITHIN} seconds later.
 */
public final class ScaledRelevo {
  public static final int ACCEPT_WITHIN = 10;
  public static final List<Service> SERVICES =
      List.of(Service.LEAD_INTAKE, Service.SCORING, Service.HANDOFF, Service.SLA_MONITOR);

  /** Where there is another instance, it has a copy of the state, and goes on at once. */
  private static final List<String> STANDBYS = List.of("--relevo.stream.standby-replicas=1");

  private static final List<String> FIRST_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

  private final Path root;
  private final InstantSource clock;
  private final Site site;
  private final Path agreement;
  private final Service scaled;
  private final List<String> jvm;
  private final List<Instance> instances = new ArrayList<>();
  private final CopyOnWriteArrayList<URI> webhooks = new CopyOnWriteArrayList<>();

  /** {@code firstCompilerOnly} is for services that are warm soon, if slower for good. */
  public ScaledRelevo(
      Path root, InstantSource clock, Site site, Service scaled, boolean firstCompilerOnly) {
    this.root = root;
    this.clock = clock;
    this.site = site;
    this.agreement = BenchmarkAgreement.copyTo(site.directory(), ACCEPT_WITHIN);
    this.scaled = scaled;
    this.jvm = firstCompilerOnly ? FIRST_COMPILER_ONLY : List.of();
  }

  /** Returns when all are ready. */
  public Running start(int count) throws InterruptedException {
    List<Instance> all = new ArrayList<>();
    for (Service service : SERVICES) {
      if (service != scaled) {
        all.add(launch(service).start(0));
      }
    }
    for (int i = 0; i < count; i++) {
      instances.add(launch(scaled).start(i));
    }
    all.addAll(instances);
    Instance.awaitReady(all);
    all.forEach(this::takesWebhooks);
    return new Running(WebhookSender.toInstances(webhooks, Instance.SECRET, clock), ends());
  }

  /** The monitor has no part in assigning a lead; its own work is seen when a clock runs. */
  private LeadEnds ends() {
    return scaled == Service.SLA_MONITOR ? LeadEnds.atClock("accept") : LeadEnds.atAssignment();
  }

  /** Each instance has at most so much of a processor until all that is returned is closed. */
  public List<CpuQuota> bounded(int percent) {
    return instances.stream().map(each -> CpuQuota.of(each.process(), percent)).toList();
  }

  /** One more; returns when it is ready. */
  public void join() throws InterruptedException {
    Instance next = launch(scaled).start(instances.size());
    instances.add(next);
    Instance.awaitReady(List.of(next));
    takesWebhooks(next);
  }

  /**
   * One after the other is stopped, started anew on its own state and ports, and waited for: who
   * sends to it needs to know nothing.
   */
  public void roll() throws InterruptedException {
    for (int i = 0; i < instances.size(); i++) {
      Instance before = instances.get(i);
      before.process().stop();
      Instance again = launch(scaled).again(before);
      instances.set(i, again);
      Instance.awaitReady(List.of(again));
    }
  }

  private void takesWebhooks(Instance instance) {
    if (instance.service() == Service.LEAD_INTAKE) {
      webhooks.add(instance.webhook());
    }
  }

  /** Started as {@code ./relevo} starts it: with the cache that was made for this build, if any. */
  private Launch launch(Service service) {
    List<String> program = new ArrayList<>(jvm);
    program.addAll(Installation.standing(root).quickStart(service).launch());
    return new Launch(site, service, program, agreement, service == scaled ? STANDBYS : List.of());
  }
}
