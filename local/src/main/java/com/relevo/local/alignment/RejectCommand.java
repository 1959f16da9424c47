package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Refuses what is proposed, for one side. */
@Command(name = "reject")
public final class RejectCommand implements Runnable {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION")
  private String version = "";

  @Option(names = "--as", required = true)
  private Side side = Side.marketing;

  @Option(names = "--reason", required = true)
  private String reason = "";

  @Override
  public void run() {
    Lines.outcome(
        connection
            .api(side)
            .command(
                version,
                "reject",
                EventJson.mapper()
                    .createObjectNode()
                    .put("role", side.word())
                    .put("reason", reason)));
  }
}
