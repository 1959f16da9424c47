package com.relevo.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops what {@code up} or {@code demo} started, also where that was killed and could not. */
@Command(name = "down")
final class DownCommand implements Callable<Integer> {
  /** A launcher that was asked to end stops its services first. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Override
  public Integer call() {
    int stopped = Installation.all(Repository.home()).stream().mapToInt(DownCommand::stop).sum();
    Terminal.note(stopped == 0 ? "nothing runs" : "stopped " + stopped + " processes");
    return 0;
  }

  private static int stop(Installation installation) {
    int running = installation.alive().size();
    Optional<PidFile.Alive> launcher = installation.pidOf(Installation.LAUNCHER).alive();
    launcher.ifPresent(alive -> {
      Terminal.note("stopping Relevo (launcher pid " + alive.process().pid() + ") ...");
      alive.process().destroy();
      Termination.ended(List.of(alive.process()), PATIENCE);
    });
    Termination.stopAll(installation);
    installation.pidOf(Installation.LAUNCHER).delete();
    return running + (launcher.isPresent() ? 1 : 0);
  }
}
