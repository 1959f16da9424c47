package com.relevo.local.alignment;

import com.relevo.local.api.Api.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One version: how it stands, how it came to that, and its text where that is asked for. */
@Command(name = "show")
public final class ShowCommand implements Runnable {
  private static final String FORMAT = "  %-22s %-10s %-30s %s%n";
  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "VERSION", defaultValue = "in-force")
  private String version = "in-force";

  @Option(names = "--text")
  private boolean text;

  @Override
  public void run() {
    Answer answer = connection.api(Side.marketing).version(version);
    if (text) {
      System.out.print(answer.text("document"));
      return;
    }
    Lines.outcome(answer);
    for (JsonNode step : answer.body().path("history")) {
      System.out.printf(
          FORMAT,
          step.path("at").asString().replaceFirst("\\.\\d+", ""),
          step.path("step").asString(),
          step.path("by").asString(),
          step.path("comment").asString(""));
    }
    Lines.impact(answer).forEach(System.out::println);
  }
}
