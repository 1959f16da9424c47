package com.relevo.sla.domain;

import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.Map;

/**
 * How a cycle began: the lead as it was then, which is what conditions look at. {@code pin} names
 * the agreement that held when it was qualified. A cycle that sales never saw, number 0, begins
 * with the first that is heard of the lead.
 */
public record Opening(
    String eventId, Instant at, Stage stage, LeadFacts lead, int score, Mode mode, String pin) {

  /** The earlier of two that say the same; being qualified is what makes a cycle. */
  static Opening first(Opening one, Opening other) {
    if (one.stage.qualified() != other.stage.qualified()) {
      return one.stage.qualified() ? one : other;
    }
    int order = one.at.compareTo(other.at);
    return order < 0 || (order == 0 && one.stage.compareTo(other.stage) <= 0) ? one : other;
  }

  Opening scrubbed() {
    LeadFacts left =
        new LeadFacts(
            lead.source(),
            lead.hasEmail(),
            lead.hasPhone(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of());
    return new Opening(eventId, at, stage, left, score, mode, pin);
  }
}
