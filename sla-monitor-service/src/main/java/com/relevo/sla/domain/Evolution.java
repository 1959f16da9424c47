package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport;

/** The state after an event: the only place where it changes. */
final class Evolution {
  private final Qualifications qualifications;
  private final Handoffs handoffs;
  private final Clocks clocks;

  Evolution(Agreement agreement) {
    this.qualifications = new Qualifications(agreement);
    this.handoffs = new Handoffs(agreement.version());
    this.clocks = new Clocks(agreement);
  }

  LeadClocks evolve(LeadClocks state, Event event) {
    return switch (event) {
      case LeadEvent lead -> consent(state, lead);
      case ScoringEvent scored -> qualifications.evolve(state, scored);
      case HandoffEvent handoff -> handoffs.evolve(state, handoff);
      case SlaEvent sla -> clocks.evolve(state, sla);
      case SlaReport _ -> state;
    };
  }

  private static LeadClocks consent(LeadClocks state, LeadEvent event) {
    return switch (event) {
      case ConsentChanged changed ->
          state.with(
              new ConsentChange(
                  changed.meta().eventId(), changed.meta().occurredAt(), changed.contactAllowed()));
      case LeadEvent.LeadCaptured _, LeadEvent.LeadEngaged _, LeadEvent.LeadErased _ -> state;
    };
  }
}
