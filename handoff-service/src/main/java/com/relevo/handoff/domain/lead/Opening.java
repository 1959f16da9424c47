package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle was opened with, and is routed by however late; {@code at} is when it was qualified.
 * The cycle stays under agreement {@code version} to its end; null for one opened before versions
 * were kept.
 */
public record Opening(
    int cycle,
    Mode mode,
    Instant at,
    Stage stage,
    Score score,
    LeadFacts lead,
    @Nullable String version) {
  /** The agreement the cycle was opened under; the one of its time where that is not known. */
  Agreement agreement(AgreementTimeline timeline) {
    return Optional.ofNullable(version).flatMap(timeline::version).orElseGet(() -> timeline.at(at));
  }

  Facts facts() {
    return new Facts(lead, score, stage, Map.of());
  }
}
