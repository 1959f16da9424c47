package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.api.Api.Answer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a file before both sides, with what it would have made of the past: a new version, or
 * another text of one that is not signed yet.
 */
@Command(name = "propose")
public final class ProposeCommand implements Runnable {
  @Mixin private Connection connection = new Connection();
  @Mixin private Simulators simulators = new Simulators();

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("agreement.yaml");

  @Option(names = "--effective")
  private @Nullable String effective;

  @Option(names = "--comment")
  private @Nullable String comment;

  @Option(names = "--no-simulation")
  private boolean withoutSimulation;

  @Override
  public void run() {
    byte[] document = Document.read(file);
    AlignmentApi api = connection.api(Side.marketing);
    String version = api.store(document).text("version");
    ObjectNode body = EventJson.mapper().createObjectNode();
    if (effective != null) {
      body.put("effectiveAt", effective);
    }
    if (comment != null) {
      body.put("comment", comment);
    }
    if (!withoutSimulation) {
      ObjectNode found = simulators.trial(connection).of(document, simulators.since(), null);
      body.set("simulation", ImpactSummary.of(found));
    }
    Answer answer = api.command(version, "propose", body);
    Lines.outcome(answer);
    Lines.impact(answer).forEach(System.out::println);
    System.out.println(
        "Both sides sign it: ./relevo agreement sign "
            + version
            + " --as marketing|sales --digest "
            + answer.text("digest"));
  }
}
