package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what reps ask for: first whether they may at all, then their {@link Turn}, with the
 * reasons of the agreement that the cycle was opened under.
 */
public final class Commands {
  private final AgreementTimeline timeline;

  public Commands(AgreementTimeline timeline) {
    this.timeline = timeline;
  }

  public Outcome decide(HandoffState state, Command command, Instant now) {
    Cycle cycle = state.current().orElse(null);
    if (cycle == null) {
      return new Refused(
          Refusal.UNKNOWN_LEAD, "No handoff was ever opened for lead " + command.lead() + ".");
    }
    Assignment held = cycle.held().orElse(null);
    if (!(command.action() instanceof Action.Claim) && !mayAct(command, held)
        || !command.by().mayActFor(command.rep())) {
      return new Refused(
          Refusal.NOT_YOURS,
          (held == null ? "" : "The lead is with " + held.rep() + ": ")
              + command.by().subject()
              + " acts on their own leads only.");
    }
    if (command.cycle() != null && command.cycle() != cycle.number()) {
      return new Refused(
          Refusal.OTHER_CYCLE,
          "The lead is in cycle " + cycle.number() + ", not in " + command.cycle() + ".");
    }
    if (cycle.closed()) {
      return new Refused(
          Refusal.ALREADY_CLOSED,
          "The handoff was closed as " + cycle.progress().outcome() + " already.");
    }
    if (command.action() instanceof Action.Claim) {
      return claim(cycle, held);
    }
    if (held == null) {
      return new Refused(Refusal.NOT_ASSIGNED, "The lead still waits for a rep.");
    }
    if (!held.rep().equals(command.rep())) {
      return otherRep(held.rep(), command.rep());
    }
    Agreement agreement = cycle.opening().agreement(timeline);
    Cause cause =
        new Cause(
            command.id(),
            state.lead(),
            cycle.number(),
            cycle.opening().mode(),
            agreement.version(),
            now);
    return new Turn(agreement.dispositions(), cycle, held, command, cause).decide();
  }

  private static Outcome claim(Cycle cycle, @Nullable Assignment held) {
    if (held != null) {
      return new Refused(Refusal.NOT_CLAIMABLE, "The lead is with " + held.rep() + " already.");
    }
    Route route = cycle.route();
    return route == null
        ? new Refused(Refusal.NOT_CLAIMABLE, "The lead waits for a rule, not to be claimed.")
        : new Outcome.Claimed(route.team(), route.assignment());
  }

  /** In the name of a rep they may act for, on a lead that such a rep has. */
  private static boolean mayAct(Command command, @Nullable Assignment held) {
    Actor by = command.by();
    return by.mayActFor(command.rep()) && (held == null || by.mayActFor(held.rep()));
  }

  private static Refused otherRep(RepId holder, RepId asking) {
    return new Refused(
        Refusal.OTHER_REP, "The lead is with " + holder + ", not with " + asking + ".");
  }
}
