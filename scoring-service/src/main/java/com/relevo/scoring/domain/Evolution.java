package com.relevo.scoring.domain;

import com.relevo.events.AgreementEvent;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.LeadEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport;
import com.relevo.events.Stage;

/**
 * The only way a lead's state changes: by an event heard or by one of scoring's own. An event that
 * is repeated, or that does not matter, leaves the state equal.
 */
public final class Evolution {
  private Evolution() {}

  public static LeadScoring evolve(LeadScoring state, Event event) {
    return switch (event) {
      case LeadEvent lead -> heard(state, lead);
      case HandoffEvent handoff -> heard(state, handoff);
      case ScoringEvent own -> concluded(state, own);
      case SlaEvent _, SlaReport _, AgreementEvent _ -> state;
    };
  }

  private static LeadScoring heard(LeadScoring state, LeadEvent event) {
    String id = event.meta().eventId();
    if (state.recent().contains(id)) {
      return state;
    }
    LeadScoring next =
        switch (event) {
          case LeadEvent.LeadCaptured captured -> captured(state, captured);
          case LeadEvent.LeadEngaged engaged ->
              state.with(state.engagements().with(engaged.kind(), engaged.meta().occurredAt()));
          case LeadEvent.ConsentChanged consent ->
              state.with(
                  state.consent().orNewer(consent.contactAllowed(), consent.meta().occurredAt()));
          // Who asked to be forgotten is not to be contacted either.
          case LeadEvent.LeadErased erased ->
              state.with(state.consent().orNewer(false, erased.meta().occurredAt()));
        };
    return next.remembering(id);
  }

  private static LeadScoring captured(LeadScoring state, LeadEvent.LeadCaptured captured) {
    LeadScoring known = state.with(KnownFacts.newest(state.facts(), captured));
    LeadEvent.Engagement did = captured.engagement();
    return did == null
        ? known
        : known.with(known.engagements().with(did.kind(), captured.meta().occurredAt()));
  }

  /** Sales' word on the stage is final: it is recorded as it comes. */
  private static LeadScoring heard(LeadScoring state, HandoffEvent event) {
    Position position = state.position();
    if (!position.awaitsHandoffOf(event.meta().cycle())
        || state.recent().contains(event.meta().eventId())) {
      return state;
    }
    Position next =
        switch (event) {
          case HandoffEvent.LeadAccepted _ -> position.heldBySales(accepted(position.stage()));
          case HandoffEvent.LeadQualified _ -> position.heldBySales(Stage.SQL);
          case HandoffEvent.DealWon _ -> position.heldBySales(Stage.CUSTOMER);
          case HandoffEvent.DealLost _ -> position.heldBySales(Stage.LOST);
          case HandoffClosed closed ->
              position.closed(
                  closedAs(closed.outcome(), position.stage()), closed.meta().occurredAt());
          // How sales gets there is theirs; rejections and the like count when they close the
          // cycle.
          case HandoffEvent.HandoffOpened _,
              HandoffEvent.LeadUnrouted _,
              HandoffEvent.LeadAssigned _,
              HandoffEvent.LeadUnassigned _,
              HandoffEvent.LeadKept _,
              HandoffEvent.LeadRejected _,
              HandoffEvent.ContactLogged _,
              HandoffEvent.LeadRecycled _,
              HandoffEvent.LeadDisqualified _ ->
              position;
        };
    return next.equals(position) ? state : state.with(next).remembering(event.meta().eventId());
  }

  /** A lead that its score alone made SQL is not taken back to SAL by being accepted. */
  private static Stage accepted(Stage stage) {
    return stage == Stage.SQL ? Stage.SQL : Stage.SAL;
  }

  /** What sales sends back is moved by the QualificationChanged that follows. */
  private static Stage closedAs(HandoffEvent.Outcome outcome, Stage stage) {
    return switch (outcome) {
      case WON -> Stage.CUSTOMER;
      case LOST -> Stage.LOST;
      case REJECTED, RECYCLED, DISQUALIFIED, CONSENT_WITHDRAWN, WITHDRAWN -> stage;
    };
  }

  private static LeadScoring concluded(LeadScoring state, ScoringEvent own) {
    return switch (own) {
      case ScoringEvent.LeadScored scored -> state.with(Explanation.of(scored));
      case ScoringEvent.QualificationChanged changed ->
          state.with(state.position().enter(changed.stage(), changed.meta().cycle()));
    };
  }
}
