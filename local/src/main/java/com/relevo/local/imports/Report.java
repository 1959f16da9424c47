package com.relevo.local.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What intake says of a list: how many rows it took, and of the others which and why. */
record Report(JsonNode body) {
  static Report of(JsonNode body) {
    return new Report(body);
  }

  /** Whether every row was taken. */
  boolean complete() {
    return ended() && count("refused") == 0;
  }

  private boolean ended() {
    return body.path("state").asString("").equals("DONE");
  }

  private long count(String field) {
    return body.path(field).asLong();
  }

  String json() {
    return body.toPrettyString();
  }

  List<String> lines(ListFile list) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d rows read, %,d kept, %,d refused (id %s)",
            list.file().getFileName(),
            count("read"),
            count("kept"),
            count("refused"),
            list.id()));
    JsonNode refusals = body.path("refusals");
    for (JsonNode row : refusals) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  row %,d  %s: %s",
              row.path("row").asLong(),
              row.path("code").asString(""),
              row.path("detail").asString("")));
    }
    long more = count("refused") - refusals.size();
    if (more > 0) {
      lines.add(String.format(Locale.ROOT, "  and %,d more", more));
    }
    if (!ended()) {
      lines.add("Ended early: " + body.path("detail").asString("") + ".");
    }
    return lines;
  }
}
