package com.relevo.handoff.domain.lead;

import com.relevo.agreement.ContactStatements;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadFacts;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.List;

/** What each change means for the state; the only way a lead's state comes about. */
public final class Evolution {
  private Evolution() {}

  public static HandoffState evolve(HandoffState state, List<Change> changes) {
    HandoffState next = state;
    for (Change change : changes) {
      next = evolve(next, change);
    }
    return next;
  }

  private static HandoffState evolve(HandoffState state, Change change) {
    return switch (change) {
      case Change.Opened opened -> state.began(Cycle.opened(opening(opened)));
      case Change.Happened(HandoffEvent event) -> state.replacing(evolve(cycle(state), event));
      case Change.Requested asked -> state.replacing(cycle(state).requested(asked));
      case Change.Released _ -> state;
      case Change.Placed _ -> state.replacing(cycle(state).counted());
      case Change.TimedOut _ -> state.replacing(cycle(state).timedOut());
      case Change.FactsLearnt(LeadFacts lead) -> state.replacing(cycle(state).learnt(lead));
      case Change.Sought sought -> state.replacing(cycle(state).seeking(sought));
      case Change.SearchEnded _ -> state.replacing(cycle(state).settled());
      case Change.ActedOn(String id) -> state.replacing(cycle(state).actedOn(id));
      case Change.Unqualified _ -> state.replacing(unqualified(cycle(state)));
      case Change.StageRecorded(Stage stage) -> state.replacing(cycle(state).at(stage));
      case Change.ConsentRecorded(boolean allowed, ContactStatements said) ->
          state.consenting(allowed, said);
      case Change.Asked(Instant at) -> state.asking(at);
    };
  }

  private static Opening opening(Change.Opened opened) {
    HandoffEvent.HandoffOpened event = opened.event();
    return new Opening(
        event.meta().cycle(),
        event.meta().mode(),
        event.meta().occurredAt(),
        event.stage(),
        opened.score(),
        event.lead(),
        event.meta().agreementVersion());
  }

  private static Cycle evolve(Cycle cycle, HandoffEvent event) {
    Progress progress = cycle.progress();
    Instant at = event.meta().occurredAt();
    return switch (event) {
      case HandoffEvent.HandoffOpened _ -> cycle;
      case HandoffEvent.LeadUnrouted unrouted -> cycle.unrouted(unrouted.reason());
      case HandoffEvent.LeadAssigned assigned ->
          cycle.assigned(assigned.assignment(), progress.assigned(at));
      case HandoffEvent.LeadUnassigned _ -> cycle.unassigned(progress.unassigned());
      case HandoffEvent.LeadReturned returned ->
          cycle.unassigned(progress.unassigned()).givenBack(returned.assignment().rep());
      case HandoffEvent.LeadKept _ -> cycle.settled();
      case HandoffEvent.LeadSnoozed snoozed -> cycle.with(cycle.hold().snoozed(snoozed.until()));
      case HandoffEvent.LeadWoken _ -> cycle.with(cycle.hold().snoozed(null));
      case HandoffEvent.TransferOffered offered -> cycle.with(cycle.hold().offered(offered.to()));
      case HandoffEvent.TransferDeclined _ -> cycle.with(cycle.hold().offered(null));
      case HandoffEvent.RejectionArchived _ ->
          cycle.at(Stage.DISQUALIFIED).with(progress.archived(at));
      case HandoffEvent.LeadAccepted _ ->
          cycle.moved(acceptedFrom(cycle.stage()), accepted(progress), progress.accepted(at));
      case HandoffEvent.ContactLogged contact ->
          cycle.with(progress.contacted(at, contact.level()));
      case HandoffEvent.LeadQualified qualified ->
          cycle
              .moved(Stage.SQL, Status.QUALIFIED, progress.qualified(at, qualified.assignment()))
              .withoutRefusals();
      case HandoffEvent.OpportunityOpened _ -> cycle.at(Stage.OPPORTUNITY);
      case HandoffEvent.LeadRejected rejected ->
          cycle.at(Stage.RECYCLED).with(progress.because(rejected.reasonCode()));
      case HandoffEvent.LeadRecycled recycled ->
          cycle.at(Stage.RECYCLED).with(progress.because(recycled.reasonCode()));
      case HandoffEvent.LeadDisqualified disqualified ->
          cycle.at(Stage.DISQUALIFIED).with(progress.because(disqualified.reasonCode()));
      case HandoffEvent.DealWon _ -> cycle.at(Stage.CUSTOMER);
      case HandoffEvent.DealLost lost ->
          cycle.at(Stage.LOST).with(progress.because(lost.reasonCode()));
      case HandoffEvent.HandoffClosed closed ->
          cycle.moved(cycle.stage(), Status.CLOSED, progress.closed(closed.outcome(), at));
    };
  }

  private static Cycle unqualified(Cycle cycle) {
    return cycle.moved(cycle.opening().stage(), Status.WAITING, cycle.progress().unqualified());
  }

  /** A lead that came sales qualified stays so. */
  private static Stage acceptedFrom(Stage stage) {
    return stage == Stage.MQL ? Stage.SAL : stage;
  }

  /** What sales qualified stays so with the next rep who accepts it. */
  private static Status accepted(Progress progress) {
    return progress.qualifiedAt() == null ? Status.ACCEPTED : Status.QUALIFIED;
  }

  private static Cycle cycle(HandoffState state) {
    return state
        .current()
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected a cycle of lead " + state.lead() + ", but it has none"));
  }
}
