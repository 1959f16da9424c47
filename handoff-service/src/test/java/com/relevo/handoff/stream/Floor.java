package com.relevo.handoff.stream;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Action;
import com.relevo.handoff.domain.lead.Command;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What anybody can know of leads by what was told of them, and what people may do with them: kept
 * apart from the service's own rules, to hold it to.
 */
final class Floor {
  final Map<String, Lead> leads = new HashMap<>();

  /** One lead's newest cycle. */
  static final class Lead {
    int cycle;
    boolean closed;
    Assignment held;
    boolean accepted;
    boolean qualified;
    boolean opened;
    boolean rejected;
    boolean archived;
    boolean over;
    Instant snoozedUntil;
    RepId offeredTo;
    UnroutedReason reason;
    TeamId waitsAt;
    boolean refused;

    boolean nowhere() {
      return !closed && held == null && reason == null;
    }

    boolean waits() {
      return !closed && held == null && reason != null && reason != UnroutedReason.WITH_MANAGER;
    }

    private void free() {
      held = null;
      accepted = false;
      snoozedUntil = null;
      offeredTo = null;
      reason = null;
    }
  }

  long held(Assignment by) {
    return leads.values().stream()
        .filter(each -> each.held != null)
        .filter(each -> each.held.rep().equals(by.rep()) && each.held.team().equals(by.team()))
        .count();
  }

  Lead of(String lead) {
    return leads.computeIfAbsent(lead, _ -> new Lead());
  }

  void hear(Event event) {
    Lead lead = of(event.leadId().value());
    switch ((HandoffEvent) event) {
      case HandoffEvent.HandoffOpened _ -> {
        Lead next = new Lead();
        next.cycle = event.meta().cycle();
        leads.put(event.leadId().value(), next);
      }
      case HandoffEvent.LeadAssigned assigned -> {
        if (lead.held != null || lead.closed) {
          throw new AssertionError("Two owners, or one after the end: " + assigned);
        }
        lead.free();
        lead.held = assigned.assignment();
      }
      case HandoffEvent.LeadUnassigned _ -> lead.free();
      case HandoffEvent.LeadReturned returned -> {
        lead.free();
        lead.refused = true;
        if (returned.meta().because().stream()
            .anyMatch(each -> each.code().equals("back_to_qualifier"))) {
          lead.qualified = false;
        }
      }
      case HandoffEvent.LeadUnrouted unrouted -> {
        lead.reason = unrouted.reason();
        lead.waitsAt = unrouted.team();
      }
      case HandoffEvent.LeadAccepted _ -> lead.accepted = true;
      case HandoffEvent.LeadSnoozed snoozed -> lead.snoozedUntil = snoozed.until();
      case HandoffEvent.LeadWoken _ -> lead.snoozedUntil = null;
      case HandoffEvent.TransferOffered offered -> lead.offeredTo = offered.to();
      case HandoffEvent.TransferDeclined _ -> lead.offeredTo = null;
      case HandoffEvent.LeadQualified _ -> {
        lead.qualified = true;
        lead.refused = false;
      }
      case HandoffEvent.OpportunityOpened _ -> lead.opened = true;
      case HandoffEvent.HandoffClosed closed -> {
        lead.free();
        lead.closed = true;
        lead.rejected = closed.outcome() == Outcome.REJECTED;
        lead.over = closed.outcome() == Outcome.DISQUALIFIED;
      }
      case HandoffEvent.RejectionArchived _ -> {
        lead.archived = true;
        lead.over = true;
      }
      case HandoffEvent.LeadKept _,
          HandoffEvent.ContactLogged _,
          HandoffEvent.LeadRejected _,
          HandoffEvent.LeadRecycled _,
          HandoffEvent.LeadDisqualified _,
          HandoffEvent.DealWon _,
          HandoffEvent.DealLost _ -> {
        // its end follows, or nothing moves
      }
    }
  }

  /** Whether a command is to be done; empty where only the desk can tell. */
  Optional<Boolean> may(Command command, Predicate<RepId> active) {
    Lead lead = leads.get(command.lead().value());
    if (lead == null || lead.cycle == 0) {
      return Optional.of(false);
    }
    RepId rep = command.rep();
    if (command.action() instanceof Action.Archive) {
      return Optional.of(lead.closed && lead.rejected && !lead.archived);
    }
    if (lead.closed) {
      return Optional.of(false);
    }
    boolean theirs = lead.held != null && lead.held.rep().equals(rep);
    return switch (command.action()) {
      case Action.OfHolder action -> Optional.of(theirs && mayHolder(lead, action, rep, active));
      case Action.AcceptTransfer _ ->
          Optional.of(rep.equals(lead.offeredTo) && active.test(rep) && !theirs);
      case Action.DeclineTransfer _ -> Optional.of(rep.equals(lead.offeredTo));
      case Action.Assign _ -> Optional.of(active.test(rep) && !theirs);
      case Action.Claim _ -> lead.waits() ? Optional.empty() : Optional.of(false);
      case Action.Archive _ -> throw new IllegalStateException("told above");
    };
  }

  private static boolean mayHolder(
      Lead lead, Action.OfHolder action, RepId rep, Predicate<RepId> active) {
    return switch (action) {
      case Action.Accept _, Action.Reject _, Action.GiveBack _ -> !lead.accepted;
      case Action.Wake _ -> lead.snoozedUntil != null;
      case Action.OfferTransfer offer -> active.test(offer.to()) && !offer.to().equals(rep);
      case Action.Qualify _ -> lead.accepted && !lead.qualified;
      case Action.OpenOpportunity _ -> lead.accepted && lead.qualified && !lead.opened;
      case Action.Win _, Action.Lose _ -> lead.accepted && lead.qualified;
      case Action.Snooze _, Action.LogContact _, Action.Recycle _, Action.Disqualify _ -> true;
    };
  }
}
