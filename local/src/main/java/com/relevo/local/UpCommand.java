package com.relevo.local;

import java.nio.file.Path;
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
    PortPlan ports = offset.plan();
    try (Fleet fleet = Fleet.of(Installation.standing(Repository.home()), ports, Terminal::note)) {
      ShutdownHook.closing(fleet);
      fleet.start(options());
      Terminal.note(
          "Relevo is up. Webhooks: POST "
              + ports.url(Service.LEAD_INTAKE)
              + "/webhooks/{source}. "
              + (fleet.has(Service.ALIGNMENT)
                  ? "Agreements: GET " + ports.url(Service.ALIGNMENT) + "/agreements. "
                  : "")
              + "Ctrl-C stops everything.");
      fleet.awaitDeath();
    }
  }

  private ServiceOptions options() {
    ServiceOptions options = ServiceOptions.standing();
    return agreement == null
        ? options
        : options.with("--relevo.agreement=" + agreement.toAbsolutePath());
  }
}
