package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.Map;

/**
 * What a cycle was opened with, and is routed by however late; {@code at} is when it was qualified.
 */
public record Opening(int cycle, Mode mode, Instant at, Stage stage, Score score, LeadFacts lead) {
  Facts facts() {
    return new Facts(lead, score, stage, Map.of());
  }
}
