package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Meta;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import java.util.Map;

/** What the monitor learns from {@code relevo.qualifications}. */
final class Qualifications {
  private final Agreement agreement;

  Qualifications(Agreement agreement) {
    this.agreement = agreement;
  }

  LeadClocks evolve(LeadClocks state, ScoringEvent event) {
    return switch (event) {
      case QualificationChanged changed when changed.stage().qualified() -> opened(state, changed);
      case QualificationChanged _, LeadScored _ -> state;
    };
  }

  /**
   * The team is read off the agreement's routing here, not awaited from handoff-service: were that
   * down, its own deadline would never start.
   */
  private LeadClocks opened(LeadClocks state, QualificationChanged event) {
    Meta meta = event.meta();
    Opening opening =
        new Opening(
            meta.eventId(),
            meta.occurredAt(),
            event.stage(),
            event.lead(),
            event.score().total(),
            meta.mode(),
            agreement.version());
    Facts facts = new Facts(event.lead(), event.score(), event.stage(), Map.of());
    return state.with(
        state
            .cycle(meta.cycle())
            .opened(opening)
            .routedTo(
                agreement.routing().stream()
                    .filter(rule -> rule.when().holds(facts))
                    .findFirst()
                    .map(RoutingRule::team)
                    .orElse(null)));
  }
}
