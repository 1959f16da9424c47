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
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadSnoozed;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.HandoffEvent.OpportunityOpened;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.RejectionArchived;
import com.relevo.events.HandoffEvent.TransferDeclined;
import com.relevo.events.HandoffEvent.TransferOffered;
import com.relevo.events.Meta;
import com.relevo.events.Stage;
import com.relevo.sla.domain.Assigned.Answer;
import com.relevo.sla.domain.Assigned.Given;
import com.relevo.sla.domain.Assigned.Taken;

/**
 * What the monitor learns from {@code relevo.handoffs}. What ends a cycle is taken from the rep's
 * action as from the {@code HandoffClosed} after it: they say the same.
 */
final class Handoffs {
  /** What conditions know as {@code waiting} while a lead is snoozed. */
  private static final String SNOOZED = "SNOOZED";

  private final Agreements agreements;

  Handoffs(Agreements agreements) {
    this.agreements = agreements;
  }

  LeadClocks evolve(LeadClocks state, HandoffEvent event) {
    Cycle before = state.cycle(event.meta().cycle());
    Cycle after = evolve(before, event);
    return after == before ? state : state.with(after);
  }

  private Cycle evolve(Cycle cycle, HandoffEvent event) {
    Meta meta = event.meta();
    return switch (event) {
      case HandoffOpened opened ->
          cycle.opened(opening(opened), agreements.at(meta.occurredAt()).contactsKept());
      case LeadUnrouted unrouted -> cycle.routedTo(unrouted.team()).with(waiting(unrouted));
      case LeadAssigned assigned -> given(cycle, meta, assigned.assignment());
      case LeadAccepted accepted -> answered(cycle, meta, accepted.assignment(), true);
      case LeadRejected rejected ->
          closed(answered(cycle, meta, rejected.assignment(), false), meta, Outcome.REJECTED);
      case ContactLogged contact ->
          cycle.with(
              new Contact(
                  meta.eventId(),
                  meta.occurredAt(),
                  contact.level(),
                  meta.mode(),
                  contact.assignment().id()),
              contactsKept(cycle));
      case LeadQualified qualified -> cycle.with(entered(meta, Stage.SQL, qualified.assignment()));
      case OpportunityOpened opened ->
          cycle.with(entered(meta, Stage.OPPORTUNITY, opened.assignment()));
      case LeadUnassigned unassigned -> taken(cycle, meta, unassigned.assignment());
      case LeadReturned returned -> taken(cycle, meta, returned.assignment());
      case LeadSnoozed _ -> cycle.with(waiting(meta, SNOOZED));
      case LeadWoken _ -> cycle.with(waiting(meta, ""));
      case RejectionArchived _ -> cycle.with(archived(meta));
      case LeadKept _, TransferOffered _, TransferDeclined _ -> cycle; // the rep has it as before
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
        agreements.at(event.meta().occurredAt()).pin());
  }

  private int contactsKept(Cycle cycle) {
    Opening opening = cycle.opening();
    return opening == null ? 0 : agreements.pinned(opening.pin()).contactsKept();
  }

  private static Mark waiting(LeadUnrouted event) {
    return new Mark(
        event.meta().eventId(),
        event.meta().occurredAt(),
        event.meta().mode(),
        null,
        event.reason().name(),
        event.team());
  }

  /** Why nobody does anything about a lead that a rep has; empty for none any more. */
  private static Mark waiting(Meta meta, String why) {
    return new Mark(meta.eventId(), meta.occurredAt(), meta.mode(), null, why, null);
  }

  private static Mark archived(Meta meta) {
    return new Mark(meta.eventId(), meta.occurredAt(), meta.mode(), Stage.DISQUALIFIED, null, null);
  }

  /** By a rep's word. */
  private static Mark entered(Meta meta, Stage stage, Assignment by) {
    return new Mark(meta.eventId(), meta.occurredAt(), meta.mode(), stage, null, by.team());
  }

  private Cycle given(Cycle cycle, Meta meta, Assignment assignment) {
    Given given =
        new Given(
            meta.eventId(), meta.occurredAt(), meta.mode(), agreements.at(meta.occurredAt()).pin());
    return cycle.routedTo(assignment.team()).with(known(cycle, assignment).with(given));
  }

  private static Cycle taken(Cycle cycle, Meta meta, Assignment assignment) {
    Taken taken = new Taken(meta.eventId(), meta.occurredAt());
    return cycle.with(known(cycle, assignment).with(taken));
  }

  private static Cycle answered(Cycle cycle, Meta meta, Assignment assignment, boolean accepted) {
    Answer answer = new Answer(meta.eventId(), meta.occurredAt(), accepted);
    return cycle.with(known(cycle, assignment).with(answer));
  }

  private static Assigned known(Cycle cycle, Assignment assignment) {
    return cycle.assignment(assignment.id()).orElseGet(() -> Assigned.of(assignment));
  }

  private static Cycle closed(Cycle cycle, Meta meta, Outcome outcome) {
    return cycle.closed(new Closing(meta.eventId(), meta.occurredAt(), outcome, meta.mode()));
  }
}
