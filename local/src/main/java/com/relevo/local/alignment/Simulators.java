package com.relevo.local.alignment;

import com.relevo.local.Service;
import com.relevo.local.api.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who simulates, and since when: what the commands that do have in common. */
final class Simulators {
  @Option(names = "--since", defaultValue = "90d")
  private String since = "90d";

  @Option(names = "--scoring-url")
  private @Nullable String scoring;

  @Option(names = "--sla-url")
  private @Nullable String sla;

  String since() {
    return since;
  }

  Trial trial(Connection connection) {
    return new Trial(
        connection.api(Service.SCORING, scoring, Side.marketing),
        connection.api(Service.SLA_MONITOR, sla, Side.marketing),
        Progress.standard());
  }
}
