package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a trial found, as small as a proposal can carry it: all figures, few examples. */
final class ImpactSummary {
  /** As alignment-service has it. */
  static final int LARGEST = 64 * 1024;

  private static final int ROWS = 30;
  private static final int CHANGES = 8;
  private static final int REASONS = 12;

  private ImpactSummary() {}

  static ObjectNode of(ObjectNode found) {
    ObjectNode summary = found.deepCopy();
    if (summary.path("scoring") instanceof ObjectNode scoring) {
      for (String each : new String[] {"sources", "weeks", "teams"}) {
        first(scoring.path(each), ROWS);
      }
      scoring.path("teams").forEach(team -> remove(team, "weeks"));
      first(scoring.path("changes"), CHANGES);
      scoring.path("changes").forEach(change -> first(change.path("examples"), 1));
      scoring.findValues("because").forEach(because -> first(because, REASONS));
    }
    if (summary.path("clocks") instanceof ObjectNode clocks) {
      remove(clocks, "changes");
      first(clocks.path("rows"), ROWS);
      clocks.path("rows").forEach(ImpactSummary::figuresOnly);
    }
    if (length(summary) > LARGEST) {
      summary.path("scoring").path("changes").forEach(change -> remove(change, "examples"));
    }
    return summary;
  }

  private static int length(JsonNode summary) {
    return EventJson.mapper().writeValueAsString(summary).length();
  }

  private static void figuresOnly(JsonNode row) {
    for (String side : new String[] {"inForce", "candidate"}) {
      if (row instanceof ObjectNode object) {
        object.set(side, row.path(side).path("figures"));
      }
    }
  }

  private static void remove(JsonNode node, String field) {
    if (node instanceof ObjectNode object) {
      object.remove(field);
    }
  }

  private static void first(JsonNode node, int most) {
    while (node instanceof ArrayNode array && array.size() > most) {
      array.remove(array.size() - 1);
    }
  }
}
