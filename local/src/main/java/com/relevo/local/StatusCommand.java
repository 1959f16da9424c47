package com.relevo.local;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A table of what is up. The exit code is 0 only if everything is up and ready. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  private final Readiness readiness = new Readiness();

  @Override
  public Integer call() {
    Installation demo = Installation.demo(Relevo.home());
    boolean demoRuns =
        Installation.processes().stream().anyMatch(name -> demo.pidOf(name).alive().isPresent());
    Installation installation = demoRuns ? demo : Installation.standing(Relevo.home());
    if (demoRuns) {
      Terminal.note("this is the demo");
    }
    System.out.printf("%-20s %-9s %7s %6s%n", "PROCESS", "STATE", "PID", "PORT");
    return Installation.processes().reversed().stream()
                .filter(name -> !line(installation, name))
                .count()
            == 0
        ? 0
        : CannotRun.FAILED;
  }

  private boolean line(Installation installation, String name) {
    Optional<PidFile.Alive> alive = installation.pidOf(name).alive();
    if (alive.isEmpty()) {
      System.out.printf("%-20s %-9s %7s %6s%n", name, "down", "-", "-");
      return false;
    }
    int port = alive.get().port();
    boolean ready = readiness.ready(name, port);
    System.out.printf(
        "%-20s %-9s %7d %6d%n",
        name, ready ? "ready" : "not ready", alive.get().process().pid(), port);
    return ready;
  }
}
