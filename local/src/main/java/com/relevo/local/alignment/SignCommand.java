package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs what is proposed now, for one side; with a digest, that text and no other. */
@Command(name = "sign")
public final class SignCommand implements Runnable {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION")
  private String version = "";

  @Option(names = "--as", required = true)
  private Side side = Side.marketing;

  @Option(names = "--comment")
  private @Nullable String comment;

  @Option(names = "--digest")
  private @Nullable String digest;

  @Override
  public void run() {
    ObjectNode body = EventJson.mapper().createObjectNode().put("role", side.word());
    body.put(
        "digest", digest == null ? connection.api(side).version(version).text("digest") : digest);
    if (comment != null) {
      body.put("comment", comment);
    }
    Lines.outcome(connection.api(side).command(version, "sign", body));
  }
}
