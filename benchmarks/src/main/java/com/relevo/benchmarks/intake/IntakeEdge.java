package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.relevo.BenchmarkAgreement;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.benchmarks.relevo.Launch;
import com.relevo.local.Service;
import java.nio.file.Path;
import java.util.List;

/** lead-intake-service as it is shipped, with its stream: it also makes leads of what it took. */
record IntakeEdge(Path root, Threads threads) implements Edge {
  @Override
  public String name() {
    return threads.named("intake");
  }

  @Override
  public Running start(Site site) throws InterruptedException {
    Path agreement = BenchmarkAgreement.copyTo(site.directory());
    Instance intake =
        Launch.of(site, root, Service.LEAD_INTAKE, agreement, threads.setting()).start(0);
    Instance.awaitReady(List.of(intake));
    return new Running(intake.process(), intake.webhook());
  }
}
