package com.relevo.local.alignment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What a file would have made of the past: leads, teams and clocks. Changes nothing. */
@Command(name = "simulate")
public final class SimulateCommand implements Runnable {
  @Mixin private Connection connection = new Connection();
  @Mixin private Simulators simulators = new Simulators();

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("agreement.yaml");

  @Option(names = "--until")
  private @Nullable String until;

  @Option(names = "--json")
  private boolean json;

  @Override
  public void run() {
    ObjectNode found =
        simulators.trial(connection).of(Document.read(file), simulators.since(), until);
    if (json) {
      System.out.println(found.toPrettyString());
    } else {
      Report.of(found).forEach(System.out::println);
    }
  }
}
