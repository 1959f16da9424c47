package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.RejectionArchived;
import com.relevo.events.HandoffEvent.TransferDeclined;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.time.Instant;
import java.util.List;

/**
 * Decides on what people ask for: first whether they may at all, then what comes of it, with the
 * reasons of the agreement that the cycle was opened under. {@code staff} is who there is now.
 */
public final class Commands {
  private final AgreementTimeline timeline;
  private final Staff staff;

  public Commands(AgreementTimeline timeline, Staff staff) {
    this.timeline = timeline;
    this.staff = staff;
  }

  public Outcome decide(HandoffState state, Command command, Instant now) {
    Cycle cycle = state.current().orElse(null);
    if (cycle == null) {
      return new Refused(
          Refusal.UNKNOWN_LEAD, "No handoff was ever opened for lead " + command.lead() + ".");
    }
    if (!mayAct(command, cycle)) {
      return notYours(command, cycle);
    }
    if (command.cycle() != null && command.cycle() != cycle.number()) {
      return new Refused(
          Refusal.OTHER_CYCLE,
          "The lead is in cycle " + cycle.number() + ", not in " + command.cycle() + ".");
    }
    if (command.version() != null && command.version() != state.version()) {
      return new Refused(
          Refusal.VERSION_CHANGED,
          "The lead is at version " + state.version() + ", not at " + command.version() + ".");
    }
    Agreement agreement = cycle.opening().agreement(timeline);
    Cause cause = Cause.of(command.id(), state.lead(), cycle, timeline, now);
    if (command.action() instanceof Action.Archive action) {
      return archive(cycle, action, agreement, command, cause);
    }
    return cycle.closed()
        ? new Refused(
            Refusal.ALREADY_CLOSED,
            "The handoff was closed as " + cycle.progress().outcome() + " already.")
        : whileOpen(state, cycle, command, agreement, cause);
  }

  private Outcome whileOpen(
      HandoffState state, Cycle cycle, Command command, Agreement agreement, Cause cause) {
    Placement placement = new Placement(cause.lead(), cycle, command, cause);
    return switch (command.action()) {
      case Action.OfHolder action -> turn(state, cycle, command, action, agreement, cause);
      case Action.OfReceiver action -> {
        if (!command.rep().equals(cycle.hold().offeredTo())) {
          yield new Refused(
              Refusal.NOT_OFFERED, "The lead is not offered to " + command.rep() + ".");
        }
        yield switch (action) {
          case Action.AcceptTransfer _ -> placement.takeOver(staff);
          case Action.DeclineTransfer decline -> declined(cycle, command, decline, cause);
        };
      }
      case Action.Assign action -> placement.assign(staff, action);
      case Action.Claim _ -> claim(cycle);
      case Action.Archive _ -> throw new IllegalStateException("Expected it to be decided before");
    };
  }

  private Outcome turn(
      HandoffState state,
      Cycle cycle,
      Command command,
      Action.OfHolder action,
      Agreement agreement,
      Cause cause) {
    Assignment held = cycle.held().orElse(null);
    if (held == null) {
      return new Refused(Refusal.NOT_ASSIGNED, "The lead still waits for a rep.");
    }
    if (!held.rep().equals(command.rep())) {
      return new Refused(
          Refusal.OTHER_REP,
          "The lead is with " + held.rep() + ", not with " + command.rep() + ".");
    }
    Contactable lead = Contactable.of(state, cycle, agreement);
    return new Turn(agreement, staff, lead, cycle, held, command, cause).decide(action);
  }

  private static Outcome declined(
      Cycle cycle, Command command, Action.DeclineTransfer decline, Cause cause) {
    return happened(
        new TransferDeclined(
            cause.meta(EventType.TRANSFER_DECLINED).by(command.by().subject()),
            cycle.held().orElseThrow(),
            command.rep(),
            decline.comment()));
  }

  private static Outcome archive(
      Cycle cycle, Action.Archive action, Agreement agreement, Command command, Cause cause) {
    if (cycle.progress().outcome() != HandoffEvent.Outcome.REJECTED
        || cycle.progress().archivedAt() != null) {
      return new Refused(
          Refusal.NOT_REJECTED, "Only a rejection that is not archived yet can be archived.");
    }
    return new Reasons("disqualification", agreement.dispositions().disqualification())
        .check(
            action.reason(),
            reason ->
                happened(
                    new RejectionArchived(
                        cause.meta(EventType.REJECTION_ARCHIVED).by(command.by().subject()),
                        reason,
                        action.comment())));
  }

  private static Outcome happened(HandoffEvent event) {
    return new Accepted(List.of(new Change.Happened(event)));
  }

  private static Outcome claim(Cycle cycle) {
    Assignment held = cycle.held().orElse(null);
    if (held != null) {
      return new Refused(Refusal.NOT_CLAIMABLE, "The lead is with " + held.rep() + " already.");
    }
    Route route = cycle.route();
    return route == null || cycle.status() != Status.WAITING
        ? new Refused(Refusal.NOT_CLAIMABLE, "The lead does not wait to be claimed.")
        : new Outcome.Claimed(route.team(), route.assignment());
  }

  /**
   * In the name of a rep they may act for: on a lead that such a rep has, or that is offered to
   * one. Nobody who is bound to a rep gives leads away by name; who archives is of marketing.
   */
  private static boolean mayAct(Command command, Cycle cycle) {
    Actor by = command.by();
    Assignment held = cycle.held().orElse(null);
    return switch (command.action()) {
      case Action.OfHolder _ ->
          by.mayActFor(command.rep()) && (held == null || by.mayActFor(held.rep()));
      case Action.OfReceiver _, Action.Claim _ -> by.mayActFor(command.rep());
      case Action.Assign _ -> by.boundTo() == null;
      case Action.Archive _ -> true;
    };
  }

  private static Refused notYours(Command command, Cycle cycle) {
    Assignment held = cycle.held().orElse(null);
    return new Refused(
        Refusal.NOT_YOURS,
        (held == null ? "" : "The lead is with " + held.rep() + ": ")
            + command.by().subject()
            + " acts on their own leads only.");
  }
}
