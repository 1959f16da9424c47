package com.relevo.scoring.domain;

import com.relevo.events.AgreementEvent;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.LeadEvent;
import com.relevo.events.Meta;
import com.relevo.events.RosterEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport;
import com.relevo.events.Stage;

/**
 * The only way a lead's state changes: by an event heard or by one of scoring's own. An event that
 * is repeated, or that does not matter, leaves the state equal; what a lead is and did ends the
 * same in any order of arrival.
 */
public final class Evolution {
  private Evolution() {}

  public static LeadScoring evolve(LeadScoring state, Event event) {
    return switch (event) {
      case LeadEvent lead -> heard(state, lead);
      case HandoffEvent handoff -> heard(state, handoff);
      case ScoringEvent own -> concluded(state, own);
      case SlaEvent _, SlaReport _, AgreementEvent _, RosterEvent _ -> state;
    };
  }

  private static LeadScoring heard(LeadScoring state, LeadEvent event) {
    return switch (event) {
      case LeadEvent.LeadCaptured captured -> captured(state, captured);
      case LeadEvent.LeadEngaged engaged -> did(state, engaged.kind(), engaged.meta());
      case LeadEvent.ActivityReported _ -> state; // what sales does scores nobody
      case LeadEvent.ConsentChanged consent -> state.with(state.consent().heard(consent));
      // Of a lead that is another's nothing follows any more, until it is split off.
      case LeadEvent.LeadMerged merged ->
          state.with(state.consent().orNewer(false, merged.meta().occurredAt()));
      case LeadEvent.LeadSplit split ->
          state.with(state.consent().orNewer(true, split.meta().occurredAt()));
      // Who asked to be forgotten is not to be contacted either.
      case LeadEvent.LeadErased erased ->
          state.with(state.consent().orNewer(false, erased.meta().occurredAt()));
    };
  }

  private static LeadScoring captured(LeadScoring state, LeadEvent.LeadCaptured captured) {
    LeadScoring begun =
        state.facts() == null
            ? state.with(state.position().begin(captured.meta().recordedAt()))
            : state;
    LeadScoring known = begun.with(KnownFacts.newest(state.facts(), captured));
    LeadEvent.Engagement did = captured.engagement();
    return did == null ? known : did(known, did.kind(), captured.meta());
  }

  private static LeadScoring did(LeadScoring state, EngagementKind kind, Meta meta) {
    Deed deed = new Deed(kind, meta.occurredAt(), meta.recordedAt(), meta.eventId());
    return state.with(state.deeds().with(deed));
  }

  /** Sales' word on the stage is final: it is recorded as it comes. */
  private static LeadScoring heard(LeadScoring state, HandoffEvent event) {
    Position position = state.position();
    if (!position.awaitsHandoffOf(event.meta().cycle())) {
      return state;
    }
    return state.with(
        switch (event) {
          case HandoffEvent.LeadAccepted _ -> position.accept();
          case HandoffEvent.LeadQualified _ -> position.qualify();
          case HandoffEvent.OpportunityOpened _ -> position.decide(Stage.OPPORTUNITY);
          case HandoffEvent.DealWon _ -> position.decide(Stage.CUSTOMER);
          case HandoffEvent.DealLost lost -> position.because(lost.reasonCode()).decide(Stage.LOST);
          case HandoffEvent.LeadRejected rejected -> position.because(rejected.reasonCode());
          case HandoffEvent.LeadRecycled recycled -> position.because(recycled.reasonCode());
          case HandoffClosed closed -> position.close(closed.outcome(), closed.meta().occurredAt());
          // How sales gets there is theirs.
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
              position;
        });
  }

  private static LeadScoring concluded(LeadScoring state, ScoringEvent own) {
    Meta meta = own.meta();
    return switch (own) {
      case ScoringEvent.LeadScored scored -> state.with(Published.of(scored));
      case ScoringEvent.QualificationChanged changed ->
          state.with(state.position().enter(changed.stage(), meta.cycle(), meta.occurredAt()));
    };
  }
}
