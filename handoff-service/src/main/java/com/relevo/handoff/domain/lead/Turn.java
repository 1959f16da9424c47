package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Meta;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One command for the rep who has the lead, on its open cycle. */
final class Turn {
  /** Clocks of phones and CRMs differ by this much at most. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private final Dispositions reasons;
  private final Cycle cycle;
  private final Assignment held;
  private final Command command;
  private final Cause cause;

  Turn(Dispositions reasons, Cycle cycle, Assignment held, Command command, Cause cause) {
    this.reasons = reasons;
    this.cycle = cycle;
    this.held = held;
    this.command = command;
    this.cause = cause;
  }

  Outcome decide() {
    return switch (command.action()) {
      case Action.Accept _ -> accept();
      case Action.Reject action -> reject(action);
      case Action.LogContact action -> logContact(action);
      case Action.Qualify action -> qualify(action);
      case Action.Recycle action -> recycle(action);
      case Action.Disqualify action -> disqualify(action);
      case Action.Win action -> win(action);
      case Action.Lose action -> lose(action);
      case Action.Claim _ ->
          throw new IllegalStateException("Expected a lead that nobody has, but " + held);
    };
  }

  private Outcome accept() {
    return cycle.accepted()
        ? new Refused(Refusal.ALREADY_ACCEPTED, "The lead was accepted already.")
        : happened(new HandoffEvent.LeadAccepted(meta(EventType.LEAD_ACCEPTED), held));
  }

  private Outcome reject(Action.Reject action) {
    if (cycle.accepted()) {
      return new Refused(
          Refusal.REJECT_AFTER_ACCEPT,
          "The lead was accepted already: recycle or disqualify it instead.");
    }
    Map<String, String> known = reasons.rejection();
    if (!known.containsKey(action.reason())) {
      return unknown("rejection", action.reason(), known);
    }
    return ended(
        new HandoffEvent.LeadRejected(
            meta(EventType.LEAD_REJECTED), held, action.reason(), action.comment()),
        HandoffEvent.Outcome.REJECTED);
  }

  private Outcome logContact(Action.LogContact action) {
    Instant at = action.occurredAt() == null ? command.receivedAt() : action.occurredAt();
    if (at.isBefore(cycle.opening().at())) {
      return new Refused(
          Refusal.CONTACT_BEFORE_HANDOFF,
          "The contact at "
              + at
              + " was before the handoff opened at "
              + cycle.opening().at()
              + ".");
    }
    if (at.isAfter(cause.now().plus(SKEW))) {
      return new Refused(
          Refusal.CONTACT_IN_FUTURE,
          "The contact at " + at + " is more than " + SKEW.toMinutes() + " minutes ahead.");
    }
    Meta meta = meta(EventType.CONTACT_LOGGED).occurring(at);
    return happened(
        new HandoffEvent.ContactLogged(
            meta, held, action.channel(), action.level(), action.comment()));
  }

  private Outcome qualify(Action.Qualify action) {
    return switch (cycle.status()) {
      case QUALIFIED -> new Refused(Refusal.ALREADY_QUALIFIED, "The lead was qualified already.");
      case ACCEPTED ->
          happened(
              new HandoffEvent.LeadQualified(
                  meta(EventType.LEAD_QUALIFIED), held, action.comment()));
      case WAITING, ASSIGNED, CLOSED ->
          new Refused(Refusal.NOT_ACCEPTED, "The lead has to be accepted first.");
    };
  }

  private Outcome recycle(Action.Recycle action) {
    Map<String, String> known = reasons.recycle();
    return known.containsKey(action.reason())
        ? ended(
            new HandoffEvent.LeadRecycled(
                meta(EventType.LEAD_RECYCLED), held, action.reason(), action.comment()),
            HandoffEvent.Outcome.RECYCLED)
        : unknown("recycle", action.reason(), known);
  }

  private Outcome disqualify(Action.Disqualify action) {
    Map<String, String> known = reasons.disqualification();
    return known.containsKey(action.reason())
        ? ended(
            new HandoffEvent.LeadDisqualified(
                meta(EventType.LEAD_DISQUALIFIED), held, action.reason(), action.comment()),
            HandoffEvent.Outcome.DISQUALIFIED)
        : unknown("disqualification", action.reason(), known);
  }

  private Outcome win(Action.Win action) {
    return cycle.status() == Status.QUALIFIED
        ? ended(
            new HandoffEvent.DealWon(
                meta(EventType.DEAL_WON), held, action.amount(), action.currency()),
            HandoffEvent.Outcome.WON)
        : notQualified();
  }

  private Outcome lose(Action.Lose action) {
    if (cycle.status() != Status.QUALIFIED) {
      return notQualified();
    }
    Map<String, String> known = reasons.lost();
    String reason = action.reason();
    if (reason != null && !known.containsKey(reason)) {
      return unknown("lost", reason, known);
    }
    return ended(
        new HandoffEvent.DealLost(meta(EventType.DEAL_LOST), held, reason, action.comment()),
        HandoffEvent.Outcome.LOST);
  }

  private Refused notQualified() {
    return new Refused(Refusal.NOT_QUALIFIED, "The lead has to be qualified first.");
  }

  private Refused unknown(String kind, String code, Map<String, String> known) {
    return new Refused(
        Refusal.UNKNOWN_REASON,
        "The agreement has no "
            + kind
            + " reason "
            + code
            + "; it has "
            + String.join(", ", known.keySet())
            + ".");
  }

  private Outcome happened(HandoffEvent event) {
    return new Accepted(List.of(new Change.Happened(event)));
  }

  private Outcome ended(HandoffEvent event, HandoffEvent.Outcome outcome) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.Happened(event));
    changes.addAll(Handoffs.close(cycle, outcome, result(event), cause));
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
