package com.relevo.local.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** What a trial found, or the summary of it that a proposal carries, for people. */
final class Report {
  private static final String ROW = "  %-26s %22s %22s %22s";
  private static final int SHOWN_REASONS = 6;
  private static final int SHOWN_CLOCKS = 20;

  private final List<String> lines = new ArrayList<>();

  private Report() {}

  static List<String> of(JsonNode found) {
    Report report = new Report();
    report.add(found);
    return report.lines;
  }

  private void add(JsonNode found) {
    JsonNode scoring = found.path("scoring");
    lines.add(heading(found));
    lines.add("  Each figure: under the agreement in force -> under this one (difference).");
    line(ROW, "", "PROFILED", "MQL", "SQL");
    row("all", scoring.path("total"));
    section("by source", scoring.path("sources"));
    section("by employees of the company", scoring.path("segments"));
    section("by week, from Monday on (UTC)", scoring.path("weeks"));
    changes(scoring.path("changes"));
    teams(scoring);
    clocks(found.path("clocks"));
  }

  private static String heading(JsonNode found) {
    StringJoiner before = new StringJoiner(", ");
    found.at("/agreements/inForce").forEach(version -> before.add(version.asString()));
    return found.at("/agreements/candidate").asString()
        + " on the past from "
        + found.path("since").asString()
        + " to "
        + found.path("until").asString()
        + ", beside "
        + before
        + ": "
        + found.at("/scoring/leads").asInt()
        + " leads";
  }

  private void section(String title, JsonNode rows) {
    lines.add("");
    lines.add(title);
    for (JsonNode row : rows) {
      row(row.path("key").asString(), row);
    }
  }

  private void row(String name, JsonNode row) {
    line(ROW, name, moved(row, "profiled"), moved(row, "mql"), moved(row, "sql"));
  }

  private static String moved(JsonNode row, String stage) {
    return moved(
        row.path("inForce").path(stage).asInt(), row.path("candidate").path(stage).asInt());
  }

  static String moved(int before, int then) {
    return "%d -> %d (%+d)".formatted(before, then, then - before);
  }

  private void changes(JsonNode changes) {
    lines.add("");
    int all = 0;
    for (JsonNode change : changes) {
      all += change.path("count").asInt();
    }
    lines.add("leads that come further or less far: " + all);
    for (JsonNode change : changes) {
      lines.add(
          "  "
              + change.path("inForce").asString("nothing new")
              + " -> "
              + change.path("candidate").asString("nothing new")
              + ": "
              + change.path("count").asInt());
      for (JsonNode example : change.path("examples")) {
        lines.add("    lead " + example.path("lead").asString());
        lines.add("      before: " + explained(example.path("inForce")));
        lines.add("      then:   " + explained(example.path("candidate")));
      }
    }
  }

  private static String explained(JsonNode side) {
    int fit = side.path("fit").asInt();
    int engagement = side.path("engagement").asInt();
    StringJoiner reasons = new StringJoiner("; ");
    int shown = 0;
    for (JsonNode reason : side.path("because")) {
      if (shown++ == SHOWN_REASONS) {
        reasons.add("...");
        break;
      }
      String points = reason.has("points") ? " %+d".formatted(reason.path("points").asInt()) : "";
      reasons.add(reason.path("text").asString() + points);
    }
    return side.path("stage").asString()
        + " at "
        + side.path("at").asString().replaceFirst("\\.\\d+", "")
        + " with "
        + (fit + engagement)
        + " points ("
        + reasons
        + ")"
        + missing(side.path("missing"));
  }

  private static String missing(JsonNode missing) {
    if (missing.isMissingNode()) {
      return "";
    }
    StringJoiner what = new StringJoiner(", ");
    if (missing.path("points").asInt() > 0) {
      what.add(missing.path("points").asInt() + " points");
    }
    missing.path("conditions").forEach(condition -> what.add(condition.asString()));
    return what.length() == 0
        ? ""
        : "; missing to " + missing.path("stage").asString() + ": " + what;
  }

  private void teams(JsonNode scoring) {
    lines.add("");
    lines.add("leads for each team; the busiest week, and what its active reps may have open");
    for (JsonNode team : scoring.path("teams")) {
      lines.add(
          "  %-26s %22s   busiest week %s of %d%s"
              .formatted(
                  team.path("team").asString(),
                  counts(team.path("leads")),
                  counts(team.path("busiestWeek")),
                  team.path("capacity").asInt(),
                  team.path("over").asBoolean() ? "  OVER" : ""));
    }
    lines.add("  %-26s %22s".formatted("no rule", counts(scoring.path("withoutRule"))));
  }

  private static String counts(JsonNode counts) {
    return moved(counts.path("inForce").asInt(), counts.path("candidate").asInt());
  }

  private void clocks(JsonNode clocks) {
    lines.add("");
    lines.add("clocks, on what was handed over as it happened");
    line(ROW, "", "met", "met late", "breached");
    clock("all", clocks.path("inForce"), clocks.path("candidate"));
    int shown = 0;
    for (JsonNode row : clocks.path("rows")) {
      if (shown++ < SHOWN_CLOCKS) {
        String team = row.path("team").asString("");
        clock(
            row.path("target").asString() + (team.isEmpty() ? "" : ", " + team),
            figures(row.path("inForce")),
            figures(row.path("candidate")));
      }
    }
  }

  /** A summary has the figures only. */
  private static JsonNode figures(JsonNode side) {
    return side.has("figures") ? side.path("figures") : side;
  }

  private void clock(String name, JsonNode before, JsonNode then) {
    line(
        ROW,
        name,
        moved(before.path("met").asInt(), then.path("met").asInt()),
        moved(before.path("metLate").asInt(), then.path("metLate").asInt()),
        moved(before.path("breached").asInt(), then.path("breached").asInt()));
  }

  private void line(String format, Object... values) {
    lines.add(format.formatted(values).stripTrailing());
  }
}
