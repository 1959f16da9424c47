package com.relevo.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A table of what is up. The exit code is 0 only if everything is up and ready. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  private static final String FORMAT = "%-20s %-9s %7s %6s%n";
  private final Readiness readiness = new Readiness();

  @Override
  public Integer call() {
    List<Installation> running =
        Installation.all(Repository.home()).stream()
            .filter(each -> !each.alive().isEmpty())
            .toList();
    System.out.printf(FORMAT, "PROCESS", "STATE", "PID", "PORT");
    if (running.isEmpty()) {
      table(Installation.standing(Repository.home()));
      return CannotRun.FAILED;
    }
    return running.stream().filter(each -> !table(each)).count() == 0 ? 0 : CannotRun.FAILED;
  }

  private boolean table(Installation installation) {
    return Installation.processes().reversed().stream()
            .filter(name -> !line(installation, name))
            .count()
        == 0;
  }

  private boolean line(Installation installation, String name) {
    Optional<PidFile.Alive> alive = installation.pidOf(name).alive();
    if (alive.isEmpty()) {
      System.out.printf(FORMAT, name, "down", "-", "-");
      return false;
    }
    int port = alive.get().port();
    boolean ready = readiness.ready(name, port);
    System.out.printf(
        FORMAT, name, ready ? "ready" : "not ready", alive.get().process().pid(), port);
    return ready;
  }
}
