package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.contender.JavaProcess;
import com.relevo.local.Readiness;
import com.relevo.local.Service;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of a service, as it is shipped. */
public record Instance(Service service, int number, JavaProcess process, int port, int management) {
  public static final String SECRET = "whsec_cmVsZXZvLWJlbmNobWFyay1zZWNyZXQtMDAx";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

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
