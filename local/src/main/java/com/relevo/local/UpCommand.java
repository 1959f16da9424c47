package com.relevo.local;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the broker and the services until Ctrl-C or {@code ./relevo down}. */
@Command(name = "up")
final class UpCommand implements Runnable {
  @Mixin private PortOffset offset = new PortOffset();

  @Option(names = "--agreement")
  private @Nullable Path agreement;

  @Override
  public void run() {
    Path home = Relevo.home();
    PortPlan ports = offset.plan();
    requireNoDemo(home);
    try (Fleet fleet = Fleet.of(Installation.standing(home), ports, Terminal::note)) {
      ShutdownHook.closing(fleet);
      fleet.start(options());
      Terminal.note(
          "Relevo is up. Webhooks: POST "
              + ports.url(Service.LEAD_INTAKE)
              + "/webhooks/{source}. Ctrl-C stops everything.");
      fleet.awaitDeath();
    }
  }

  private ServiceOptions options() {
    if (agreement == null) {
      return ServiceOptions.standing();
    }
    return new ServiceOptions(
        List.of(), List.of("--relevo.agreement=" + agreement.toAbsolutePath()));
  }

  private static void requireNoDemo(Path home) {
    if (Installation.demo(home).pidOf(Installation.LAUNCHER).alive().isPresent()) {
      throw new CannotRun(
          CannotRun.RUNS_ALREADY, "The demo runs: end it with Ctrl-C or ./relevo down first.");
    }
  }
}
