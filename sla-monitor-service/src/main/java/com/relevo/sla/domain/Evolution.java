package com.relevo.sla.domain;

import com.relevo.events.AgreementEvent;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.RosterEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport;
import com.relevo.events.Stage;

/** The state after an event: the only place where it changes. */
final class Evolution {
  private final Agreements agreements;
  private final Qualifications qualifications;
  private final Handoffs handoffs;
  private final Clocks clocks;

  Evolution(Agreements agreements) {
    this.agreements = agreements;
    this.qualifications = new Qualifications(agreements);
    this.handoffs = new Handoffs(agreements);
    this.clocks = new Clocks(agreements);
  }

  LeadClocks evolve(LeadClocks state, Event event) {
    if (event.meta().cycle() <= state.forgotten() && !(event instanceof LeadEvent)) {
      return state; // it is over since long
    }
    return switch (event) {
      case LeadEvent lead -> learnt(state, lead);
      case ScoringEvent scored -> qualifications.evolve(state, scored);
      case HandoffEvent handoff -> handoffs.evolve(state, handoff);
      case SlaEvent sla -> clocks.evolve(state, sla);
      case SlaReport _, AgreementEvent _, RosterEvent _ -> state;
    };
  }

  private LeadClocks learnt(LeadClocks state, LeadEvent event) {
    return switch (event) {
      case ConsentChanged changed when !changed.concernsAll() -> state;
      case ConsentChanged changed ->
          state.with(
              new ConsentChange(
                  changed.meta().eventId(), changed.meta().occurredAt(), changed.contactAllowed()));
      case LeadErased erased ->
          state.erased(new Erasure(erased.meta().eventId(), erased.meta().occurredAt()));
      case LeadEvent.LeadMerged merged -> state.merging(merger(merged, false));
      case LeadEvent.LeadSplit split -> state.merging(merger(split, true));
      case LeadCaptured captured -> captured(state, captured);
      case LeadEvent.LeadEngaged _, LeadEvent.ActivityReported _ -> state;
    };
  }

  private static ConsentChange merger(LeadEvent event, boolean own) {
    return new ConsentChange(event.meta().eventId(), event.meta().occurredAt(), own);
  }

  /** A new lead begins at the first stage; of interest only where that has a deadline. */
  private LeadClocks captured(LeadClocks state, LeadCaptured event) {
    Terms terms = agreements.at(event.meta().recordedAt());
    if (!event.firstSeen() || !terms.watches(Stage.LEAD) || state.forgotten() >= 0) {
      return state;
    }
    Opening opening =
        new Opening(
            event.meta().eventId(),
            event.meta().occurredAt(),
            Stage.LEAD,
            event.facts(),
            0,
            event.meta().mode(),
            terms.pin());
    return state.with(state.cycle(0).opened(opening, terms.contactsKept()));
  }
}
