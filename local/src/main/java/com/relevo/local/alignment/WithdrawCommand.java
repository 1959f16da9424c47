package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a version back before it takes effect. */
@Command(name = "withdraw")
public final class WithdrawCommand implements Runnable {
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION")
  private String version = "";

  @Option(names = "--reason", required = true)
  private String reason = "";

  @Override
  public void run() {
    Lines.outcome(
        connection
            .api(Side.marketing)
            .command(
                version, "withdraw", EventJson.mapper().createObjectNode().put("reason", reason)));
  }
}
