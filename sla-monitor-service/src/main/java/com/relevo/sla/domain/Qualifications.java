package com.relevo.sla.domain;

import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.Meta;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.TeamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the monitor learns from {@code relevo.qualifications}. */
final class Qualifications {
  private final Agreements agreements;

  Qualifications(Agreements agreements) {
    this.agreements = agreements;
  }

  LeadClocks evolve(LeadClocks state, ScoringEvent event) {
    return switch (event) {
      case QualificationChanged changed -> changed(state, changed);
      case LeadScored _ -> state;
    };
  }

  private LeadClocks changed(LeadClocks state, QualificationChanged event) {
    Meta meta = event.meta();
    Terms terms = agreements.at(meta.occurredAt());
    boolean qualified = event.stage().qualified();
    if (!qualified && meta.cycle() == 0 && !terms.watchesMarketing()) {
      return state; // of most leads, which sales never sees
    }
    Cycle cycle = state.cycle(meta.cycle());
    Mark mark = new Mark(meta.eventId(), meta.occurredAt(), meta.mode(), event.stage(), null, null);
    boolean opens = qualified || meta.cycle() == 0;
    Cycle opened = opens ? opened(cycle, event, terms) : cycle;
    return state.with(opened.with(mark));
  }

  /**
   * The team is read off the agreement's routing here, not awaited from handoff-service: were that
   * down, its own deadline would never start.
   */
  private static Cycle opened(Cycle cycle, QualificationChanged event, Terms terms) {
    Meta meta = event.meta();
    Opening opening =
        new Opening(
            meta.eventId(),
            meta.occurredAt(),
            event.stage(),
            event.lead(),
            event.score().total(),
            meta.mode(),
            terms.pin());
    Cycle opened = cycle.opened(opening, terms.contactsKept());
    return opened.routed() != null ? opened : opened.routedTo(route(event, terms));
  }

  private static @Nullable TeamId route(QualificationChanged event, Terms terms) {
    Facts facts = new Facts(event.lead(), event.score(), event.stage(), Map.of());
    return terms.agreement().route(facts).map(RoutingRule::team).orElse(null);
  }
}
