package com.relevo.alignment.store;

import com.relevo.events.EventIds;
import com.relevo.events.EventJson;
import tools.jackson.databind.JsonNode;

/** What a simulation found, as it is attached to a proposal; the same has the same id. */
public record ImpactSummary(String id, String json) {
  /** More is no summary; a proposal is read whole. */
  public static final int LARGEST = 64 * 1024;

  public static ImpactSummary of(JsonNode summary) {
    String json = EventJson.mapper().writeValueAsString(summary);
    return new ImpactSummary(EventIds.of(json), json);
  }
}
