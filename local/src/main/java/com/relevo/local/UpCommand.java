package com.relevo.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Installation installation = Installation.standing(Repository.home());
    Map<String, String> before = installation.passwords().all();
    try (Fleet fleet = Fleet.of(installation, ports, Terminal::note)) {
      ShutdownHook.closing(fleet);
      fleet.start(options());
      introduce(installation, before);
      Terminal.note(
          "Relevo is up. Webhooks: POST "
              + ports.url(Service.LEAD_INTAKE)
              + "/webhooks/{source}. "
              + (fleet.has(Service.ALIGNMENT)
                  ? "Agreements: GET " + ports.url(Service.ALIGNMENT) + "/agreements. "
                  : "")
              + "Ctrl-C stops everything.");
      try (QuickStarts _ = QuickStarts.making(installation, ports, options())) {
        fleet.awaitDeath();
      }
    }
  }

  /** New accounts are shown this once; afterwards their passwords are in the file alone. */
  private static void introduce(Installation installation, Map<String, String> before) {
    Map<String, String> fresh = new LinkedHashMap<>(installation.passwords().all());
    fresh.keySet().removeAll(before.keySet());
    if (!fresh.isEmpty()) {
      Terminal.note(
          "new accounts and their passwords, also in "
              + installation.passwords().file()
              + " (yours alone to read):");
      fresh.forEach((account, password) -> System.out.printf("  %-24s %s%n", account, password));
      Terminal.note("an access token: ./relevo token " + fresh.keySet().iterator().next());
    }
  }

  private ServiceOptions options() {
    ServiceOptions options = ServiceOptions.standing();
    return agreement == null
        ? options
        : options.with("--relevo.agreement=" + agreement.toAbsolutePath());
  }
}
