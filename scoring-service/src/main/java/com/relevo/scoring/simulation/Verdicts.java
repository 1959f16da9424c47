package com.relevo.scoring.simulation;

import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Meta;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.scoring.domain.LeadScoring;
import java.util.List;
import java.util.Optional;

/**
 * Sales' word, as it is heard in another course of things: it is on the lead, whichever handoff of
 * it sales has there. What handoff-service closes by itself is not sales' word.
 */
final class Verdicts {
  private Verdicts() {}

  static boolean matter(EventType type) {
    return switch (type) {
      case LEAD_ACCEPTED,
          LEAD_REJECTED,
          LEAD_QUALIFIED,
          OPPORTUNITY_OPENED,
          LEAD_RECYCLED,
          DEAL_WON,
          DEAL_LOST,
          HANDOFF_CLOSED ->
          true;
      default -> false;
    };
  }

  /** Empty where it was not said by sales but followed from scores. */
  static Optional<Event> on(LeadScoring lead, HandoffEvent said) {
    Meta meta = said.meta().inCycle(lead.cycle());
    return Optional.ofNullable(
        switch (said) {
          case HandoffClosed closed when closed.outcome() == Outcome.WITHDRAWN -> null;
          case HandoffClosed closed -> new HandoffClosed(meta, closed.outcome());
          case HandoffEvent.LeadAccepted accepted ->
              new HandoffEvent.LeadAccepted(meta, accepted.assignment());
          case HandoffEvent.LeadRejected rejected ->
              new HandoffEvent.LeadRejected(
                  meta, rejected.assignment(), rejected.reasonCode(), rejected.comment());
          case HandoffEvent.LeadQualified qualified ->
              new HandoffEvent.LeadQualified(meta, qualified.assignment(), qualified.comment());
          case HandoffEvent.OpportunityOpened opened ->
              new HandoffEvent.OpportunityOpened(
                  meta, opened.assignment(), opened.amount(), opened.currency());
          case HandoffEvent.LeadRecycled recycled ->
              new HandoffEvent.LeadRecycled(
                  meta, recycled.assignment(), recycled.reasonCode(), recycled.comment());
          case HandoffEvent.DealWon won ->
              new HandoffEvent.DealWon(meta, won.assignment(), won.amount(), won.currency());
          case HandoffEvent.DealLost lost ->
              new HandoffEvent.DealLost(meta, lost.assignment(), lost.reasonCode(), lost.comment());
          case HandoffEvent.HandoffOpened _,
              HandoffEvent.LeadUnrouted _,
              HandoffEvent.LeadAssigned _,
              HandoffEvent.LeadUnassigned _,
              HandoffEvent.LeadKept _,
              HandoffEvent.LeadReturned _,
              HandoffEvent.LeadSnoozed _,
              HandoffEvent.LeadWoken _,
              HandoffEvent.TransferOffered _,
              HandoffEvent.TransferDeclined _,
              HandoffEvent.RejectionArchived _,
              HandoffEvent.ContactLogged _,
              HandoffEvent.LeadDisqualified _ ->
              null;
        });
  }

  /** As handoff-service closes a cycle nobody accepted, once its lead is qualified no more. */
  static Optional<HandoffClosed> withdrawn(LeadScoring lead, List<Event> concluded) {
    return concluded.stream()
        .filter(QualificationChanged.class::isInstance)
        .map(QualificationChanged.class::cast)
        .filter(change -> change.from().qualified() && !change.stage().qualified())
        .filter(_ -> !lead.position().accepted() && lead.position().closing() == null)
        .map(change -> new HandoffClosed(closing(change.meta()), Outcome.WITHDRAWN))
        .findFirst();
  }

  private static Meta closing(Meta fall) {
    return new Meta(
        EventIds.derive(fall.eventId(), EventType.HANDOFF_CLOSED),
        fall.leadId(),
        fall.cycle(),
        fall.occurredAt(),
        fall.occurredAt(),
        fall.agreementVersion(),
        List.of(),
        fall.mode(),
        null);
  }
}
