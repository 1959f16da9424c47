package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import com.relevo.local.alignment.AlignmentApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Puts a file before both sides: a new version, or another text of one that is not signed yet. */
@Command(name = "propose")
public final class ProposeCommand implements Runnable {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("agreement.yaml");

  @Option(names = "--effective")
  private @Nullable String effective;

  @Option(names = "--comment")
  private @Nullable String comment;

  @Override
  public void run() {
    AlignmentApi api = connection.api(Side.marketing);
    String version = api.store(read(file)).text("version");
    ObjectNode body = EventJson.mapper().createObjectNode();
    if (effective != null) {
      body.put("effectiveAt", effective);
    }
    if (comment != null) {
      body.put("comment", comment);
    }
    Answer answer = api.command(version, "propose", body);
    Lines.outcome(answer);
    System.out.println(
        "Both sides sign it: ./relevo agreement sign "
            + version
            + " --as marketing|sales --digest "
            + answer.text("digest"));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException _) {
      throw new CannotRun(CannotRun.FAILED, "Cannot read " + file + ".");
    }
  }
}
