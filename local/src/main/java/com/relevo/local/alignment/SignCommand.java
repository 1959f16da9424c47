package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.alignment.AlignmentApi.Answer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs what is proposed now, for one side. */
@Command(name = "sign")
public final class SignCommand implements Runnable {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION")
  private String version = "";

  @Option(names = "--as", required = true)
  private Side side = Side.marketing;

  @Option(names = "--comment")
  private @Nullable String comment;

  @Override
  public void run() {
    Answer shown = connection.api(side).version(version);
    ObjectNode body = EventJson.mapper().createObjectNode().put("role", side.word());
    body.put("digest", shown.text("digest"));
    if (comment != null) {
      body.put("comment", comment);
    }
    Lines.outcome(connection.api(side).command(version, "sign", body));
  }
}
