package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.contender.Site;
import com.relevo.benchmarks.relevo.Instance;
import com.relevo.local.Ports;
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
    Instance intake = Instance.intake(site, root, Ports.free(), 1, List.of(threads.setting()));
    Instance.awaitReady(List.of(intake));
    return new Running(intake.process(), intake.webhook());
  }
}
