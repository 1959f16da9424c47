package com.relevo.local.alignment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** The versions, the newest first. */
@Command(name = "list")
public final class ListCommand implements Runnable {
  private static final String FORMAT = "%-20s %-11s %-22s %s%n";
  @Mixin private Connection connection = new Connection();

  @Override
  public void run() {
    JsonNode versions = connection.api(Side.marketing).list().body().path("agreements");
    System.out.printf(FORMAT, "VERSION", "STATUS", "EFFECTIVE", "NAME");
    for (JsonNode line : versions) {
      System.out.printf(
          FORMAT,
          line.path("version").asString(),
          line.path("status").asString(),
          Lines.instant(line.path("effectiveAt").asString("-")),
          line.path("name").asString());
    }
  }
}
