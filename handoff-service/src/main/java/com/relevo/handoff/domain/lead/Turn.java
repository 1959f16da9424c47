package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.agreement.Condition;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One command for the rep who has the lead, on its open cycle. */
final class Turn {
  private final Agreement agreement;
  private final Dispositions reasons;
  private final Staff staff;
  private final Cycle cycle;
  private final Assignment held;
  private final Command command;
  private final Cause cause;
  private final Contacting contacting;
  private final SecondHandoff second;
  private final Ending ending;

  Turn(
      Agreement agreement,
      Staff staff,
      Contactable lead,
      Cycle cycle,
      Assignment held,
      Command command,
      Cause cause) {
    this.agreement = agreement;
    this.reasons = agreement.dispositions();
    this.staff = staff;
    this.cycle = cycle;
    this.held = held;
    this.command = command;
    this.cause = cause;
    this.contacting = new Contacting(lead, cycle, held, command, cause);
    this.second = new SecondHandoff(agreement, staff, cycle, held, command, cause);
    this.ending = new Ending(reasons, cycle, held, command, cause);
  }

  Outcome decide(Action.OfHolder asked) {
    return switch (asked) {
      case Action.Accept _ -> accept();
      case Action.Reject action -> reject(action);
      case Action.GiveBack action -> giveBack(action);
      case Action.Snooze action -> snooze(action);
      case Action.Wake _ -> wake();
      case Action.OfferTransfer action -> offer(action);
      case Action.LogContact action -> contacting.log(action);
      case Action.Qualify action -> qualify(action);
      case Action.OpenOpportunity action -> open(action);
      case Action.Recycle action -> ending.recycle(action);
      case Action.Disqualify action -> ending.disqualify(action);
      case Action.Win action -> ending.win(action);
      case Action.Lose action -> ending.lose(action);
    };
  }

  private Outcome accept() {
    if (cycle.accepted()) {
      return new Refused(Refusal.ALREADY_ACCEPTED, "The lead was accepted already.");
    }
    Map<String, String> missing = new LinkedHashMap<>();
    for (Condition part : agreement.definitions().sal().parts()) {
      if (!cycle.salesQualified() && !part.holds(cycle.facts())) {
        missing.put(part.text(), "does not hold");
      }
    }
    return missing.isEmpty()
        ? accepted()
        : new Refused(
            Refusal.SAL_NOT_MET,
            "By the agreement an accepted lead has: " + String.join(", ", missing.keySet()) + ".",
            missing);
  }

  /** Who accepts a lead that rests begins to work on it. */
  private Outcome accepted() {
    HandoffEvent accepted = new HandoffEvent.LeadAccepted(meta(EventType.LEAD_ACCEPTED), held);
    return cycle.hold().snoozedUntil() == null
        ? happened(accepted)
        : new Accepted(List.of(new Change.Happened(woken()), new Change.Happened(accepted)));
  }

  private Outcome reject(Action.Reject action) {
    return cycle.accepted()
        ? afterAccept()
        : new Reasons("rejection", reasons.rejection())
            .check(
                action.reason(),
                reason ->
                    second.qualifier().isPresent()
                        ? second.back(reason, action.comment())
                        : ending.rejected(reason, action));
  }

  private Outcome giveBack(Action.GiveBack action) {
    return cycle.accepted()
        ? afterAccept()
        : new Reasons("return", reasons.giveBack())
            .check(
                action.reason(),
                reason ->
                    returned(
                        new HandoffEvent.LeadReturned(
                            meta(EventType.LEAD_RETURNED), held, reason, action.comment())));
  }

  private Outcome returned(HandoffEvent.LeadReturned event) {
    String text = held.rep() + " gave it back: " + reasons.giveBack().get(event.reasonCode());
    List<Change> changes = new ArrayList<>(Leaving.by(cycle, event, cause));
    Refusals after = cycle.refusals().givenBack(held.rep());
    changes.add(
        after.count() >= agreement.handoff().refusals()
            ? Leaving.toManager(cycle, cause, Leaving.refused(after))
            : new Change.Requested(
                held.team(),
                Routing.nextAssignment(cause.lead(), cycle),
                Reason.of("returned", text)));
    return new Accepted(changes);
  }

  private Refused afterAccept() {
    return new Refused(
        Refusal.REJECT_AFTER_ACCEPT,
        "The lead was accepted already: recycle or disqualify it, or offer it to another.");
  }

  private Outcome snooze(Action.Snooze action) {
    Duration longest = agreement.handoff().longestSnooze();
    if (!action.until().isAfter(cause.now())) {
      return new Refused(
          Refusal.SNOOZE_IN_PAST, "Expected a time to come, but it is " + action.until() + ".");
    }
    Instant latest = cause.now().plus(longest);
    return action.until().isAfter(latest)
        ? new Refused(
            Refusal.SNOOZE_TOO_LONG, "By the agreement a lead rests until " + latest + " at most.")
        : happened(
            new HandoffEvent.LeadSnoozed(
                meta(EventType.LEAD_SNOOZED), held, action.until(), action.comment()));
  }

  private Outcome wake() {
    return cycle.hold().snoozedUntil() == null
        ? new Refused(Refusal.NOT_SNOOZED, "The lead is not snoozed.")
        : happened(woken());
  }

  private HandoffEvent woken() {
    return new HandoffEvent.LeadWoken(meta(EventType.LEAD_WOKEN), held);
  }

  private Outcome offer(Action.OfferTransfer action) {
    return Placement.check(
        action.to(),
        staff,
        cycle,
        _ ->
            happened(
                new HandoffEvent.TransferOffered(
                    meta(EventType.TRANSFER_OFFERED), held, action.to(), action.comment())));
  }

  private Outcome qualify(Action.Qualify action) {
    return switch (cycle.status()) {
      case QUALIFIED -> new Refused(Refusal.ALREADY_QUALIFIED, "The lead was qualified already.");
      case ACCEPTED ->
          second.qualified(
              new HandoffEvent.LeadQualified(
                  meta(EventType.LEAD_QUALIFIED), held, action.comment()));
      case WAITING, WITH_MANAGER, ASSIGNED, CLOSED ->
          new Refused(Refusal.NOT_ACCEPTED, "The lead has to be accepted first.");
    };
  }

  private Outcome open(Action.OpenOpportunity action) {
    if (cycle.status() != Status.QUALIFIED) {
      return Ending.notQualified();
    }
    return cycle.stage() == Stage.OPPORTUNITY
        ? new Refused(Refusal.ALREADY_OPENED, "The opportunity was opened already.")
        : happened(
            new HandoffEvent.OpportunityOpened(
                meta(EventType.OPPORTUNITY_OPENED), held, action.amount(), action.currency()));
  }

  private Outcome happened(HandoffEvent event) {
    return new Accepted(List.of(new Change.Happened(event)));
  }

  private Meta meta(EventType type) {
    return cause.meta(type).by(command.by().subject());
  }
}
