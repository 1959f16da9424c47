package com.relevo.sla.domain;

import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.DealLost;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadDisqualified;
import com.relevo.events.HandoffEvent.LeadKept;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Meta;
import com.relevo.sla.domain.Assigned.Answer;
import com.relevo.sla.domain.Assigned.Given;

/**
 * What the monitor learns from {@code relevo.handoffs}. What ends a cycle is taken from the rep's
 * action as from the {@code HandoffClosed} after it: they say the same.
 */
final class Handoffs {
  private final String version;

  Handoffs(String version) {
    this.version = version;
  }

  LeadClocks evolve(LeadClocks state, HandoffEvent event) {
    Cycle before = state.cycle(event.meta().cycle());
    Cycle after = evolve(before, event);
    return after == before ? state : state.with(after);
  }

  private Cycle evolve(Cycle cycle, HandoffEvent event) {
    Meta meta = event.meta();
    return switch (event) {
      case HandoffOpened opened -> cycle.opened(opening(opened));
      case LeadUnrouted unrouted -> cycle.routedTo(unrouted.team());
      case LeadAssigned assigned -> given(cycle, meta, assigned.assignment());
      case LeadAccepted accepted -> answered(cycle, meta, accepted.assignment(), true);
      case LeadRejected rejected ->
          closed(answered(cycle, meta, rejected.assignment(), false), meta, Outcome.REJECTED);
      case ContactLogged contact ->
          cycle.with(new Contact(meta.eventId(), meta.occurredAt(), contact.level()));
      // Who has the lead next is said by LeadAssigned, which starts that assignment's clock.
      case LeadUnassigned _, LeadKept _, LeadQualified _ -> cycle;
      case LeadRecycled _ -> closed(cycle, meta, Outcome.RECYCLED);
      case LeadDisqualified _ -> closed(cycle, meta, Outcome.DISQUALIFIED);
      case DealWon _ -> closed(cycle, meta, Outcome.WON);
      case DealLost _ -> closed(cycle, meta, Outcome.LOST);
      case HandoffClosed closed -> closed(cycle, meta, closed.outcome());
    };
  }

  private Opening opening(HandoffOpened event) {
    return new Opening(
        event.meta().eventId(),
        event.meta().occurredAt(),
        event.stage(),
        event.lead(),
        event.score(),
        event.meta().mode(),
        version);
  }

  private Cycle given(Cycle cycle, Meta meta, Assignment assignment) {
    Given given = new Given(meta.eventId(), meta.occurredAt(), meta.mode(), version);
    return cycle.routedTo(assignment.team()).with(known(cycle, assignment).with(given));
  }

  private static Cycle answered(Cycle cycle, Meta meta, Assignment assignment, boolean accepted) {
    Answer answer = new Answer(meta.eventId(), meta.occurredAt(), accepted);
    return cycle.with(known(cycle, assignment).with(answer));
  }

  private static Assigned known(Cycle cycle, Assignment assignment) {
    return cycle.assignment(assignment.id()).orElseGet(() -> Assigned.of(assignment));
  }

  private static Cycle closed(Cycle cycle, Meta meta, Outcome outcome) {
    return cycle.closed(new Closing(meta.eventId(), meta.occurredAt(), outcome));
  }
}
