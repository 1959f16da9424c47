package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Meta;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;

/** A command by which the rep who has the lead ends its cycle. */
record Ending(Dispositions reasons, Cycle cycle, Assignment held, Command command, Cause cause) {
  Outcome rejected(String reason, Action.Reject action) {
    return ended(
        new HandoffEvent.LeadRejected(
            meta(EventType.LEAD_REJECTED), held, reason, action.comment()),
        HandoffEvent.Outcome.REJECTED);
  }

  Outcome recycle(Action.Recycle action) {
    return new Reasons("recycle", reasons.recycle())
        .check(
            action.reason(),
            reason ->
                ended(
                    new HandoffEvent.LeadRecycled(
                        meta(EventType.LEAD_RECYCLED), held, reason, action.comment()),
                    HandoffEvent.Outcome.RECYCLED));
  }

  Outcome disqualify(Action.Disqualify action) {
    return new Reasons("disqualification", reasons.disqualification())
        .check(
            action.reason(),
            reason ->
                ended(
                    new HandoffEvent.LeadDisqualified(
                        meta(EventType.LEAD_DISQUALIFIED), held, reason, action.comment()),
                    HandoffEvent.Outcome.DISQUALIFIED));
  }

  Outcome win(Action.Win action) {
    return cycle.status() == Status.QUALIFIED
        ? ended(
            new HandoffEvent.DealWon(
                meta(EventType.DEAL_WON), held, action.amount(), action.currency()),
            HandoffEvent.Outcome.WON)
        : notQualified();
  }

  Outcome lose(Action.Lose action) {
    if (cycle.status() != Status.QUALIFIED) {
      return notQualified();
    }
    Outcome lost =
        ended(
            new HandoffEvent.DealLost(
                meta(EventType.DEAL_LOST), held, action.reason(), action.comment()),
            HandoffEvent.Outcome.LOST);
    return action.reason() == null
        ? lost
        : new Reasons("lost", reasons.lost()).check(action.reason(), _ -> lost);
  }

  static Refused notQualified() {
    return new Refused(Refusal.NOT_QUALIFIED, "The lead has to be qualified first.");
  }

  private Outcome ended(HandoffEvent event, HandoffEvent.Outcome outcome) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Happened(event));
    changes.addAll(Closing.of(cycle, outcome, result(event), cause));
    return new Accepted(changes);
  }

  /** A lead that was none is nothing to be judged by, and no turn. */
  private Result result(HandoffEvent event) {
    String code =
        switch (event) {
          case HandoffEvent.LeadRejected rejected -> rejected.reasonCode();
          case HandoffEvent.LeadDisqualified disqualified -> disqualified.reasonCode();
          default -> "";
        };
    if (reasons.returnsTurn().contains(code)) {
      return Result.NO_LEAD;
    }
    return cycle.status() == Status.QUALIFIED ? Result.QUALIFIED : Result.UNQUALIFIED;
  }

  private Meta meta(EventType type) {
    return cause.meta(type).by(command.by().subject());
  }
}
