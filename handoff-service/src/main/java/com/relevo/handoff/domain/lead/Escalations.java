package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Target;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.handoff.domain.lead.Escalated.Acted;
import com.relevo.handoff.domain.lead.Escalated.Ignored;
import com.relevo.handoff.domain.lead.Escalated.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what the SLA monitor escalates. It fired on what it knew; what the rep did meanwhile
 * is known here first, so everything is looked at again: by the agreement that the clock ran under.
 */
public final class Escalations {
  private final AgreementTimeline timeline;

  public Escalations(AgreementTimeline timeline) {
    this.timeline = timeline;
  }

  public Escalated decide(HandoffState state, SlaEscalated event, Instant now) {
    return whyNot(state, event)
        .<Escalated>map(Ignored::new)
        .orElseGet(() -> new Acted(act(state, state.open().orElseThrow(), event, now)));
  }

  private Optional<Why> whyNot(HandoffState state, SlaEscalated event) {
    Cycle cycle = state.open().orElse(null);
    return switch (event.action()) {
      case NOTIFY -> Optional.of(Why.FOR_PEOPLE);
      case REASSIGN, POOL, MANAGER ->
          cycle == null || cycle.number() != event.meta().cycle()
              ? Optional.of(Why.CLOSED)
              : whyNot(cycle, event);
    };
  }

  private Optional<Why> whyNot(Cycle cycle, SlaEscalated event) {
    if (cycle.escalations().contains(event.meta().eventId())) {
      return Optional.of(Why.REPEATED);
    }
    Assignment held = cycle.held().orElse(null);
    if (held == null) {
      boolean queued =
          event.action() == EscalationAction.MANAGER && cycle.status() == Status.WAITING;
      return queued && !done(cycle, event) ? Optional.empty() : Optional.of(Why.WAITING);
    }
    if (cycle.search() != null || !about(held, cycle, event)) {
      return Optional.of(Why.MOVED);
    }
    return done(cycle, event) ? Optional.of(Why.DONE) : Optional.empty();
  }

  /** A clock of the lead, not of an assignment, is not held against a rep who came after it. */
  private static boolean about(Assignment held, Cycle cycle, SlaEscalated event) {
    if (event.instance().assignment() != null) {
      return held.id().equals(event.instance().assignment());
    }
    Instant since = cycle.progress().assignedAt();
    return since == null || !since.isAfter(event.stepDueAt());
  }

  private boolean done(Cycle cycle, SlaEscalated event) {
    Progress progress = cycle.progress();
    Target target = agreement(cycle, event).target(event.instance().target()).orElse(null);
    if (target == null) {
      return cycle.accepted() || progress.contacts() > 0;
    }
    return switch (target.kind()) {
      case TIME_TO_ROUTE -> cycle.held().isPresent(); // no rep owes it
      case ANSWER_TO_REJECTION -> true; // nor this
      case TIME_TO_ACCEPT -> cycle.accepted() || contactedSince(progress, progress.assignedAt());
      case TIME_TO_FIRST_RESPONSE -> contacted(progress, target.evidence());
      case FOLLOW_UP -> cycle.salesQualified() || contactedSince(progress, event.dueAt());
      case TIME_IN_STAGE ->
          cycle.stage() != target.stage() || contactedSince(progress, event.dueAt());
    };
  }

  private static boolean contacted(Progress progress, ContactLevel level) {
    ContactLevel strongest = progress.strongestContact();
    return strongest != null && strongest.satisfies(level);
  }

  private static boolean contactedSince(Progress progress, @Nullable Instant since) {
    Instant last = progress.lastContactAt();
    return last != null && since != null && !last.isBefore(since);
  }

  private List<Change> act(HandoffState state, Cycle cycle, SlaEscalated event, Instant now) {
    Reason why = Reason.of("escalation", sentence(event, cycle));
    Cause cause = cause(state, cycle, event, now);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.ActedOn(event.meta().eventId()));
    List<Reason> forManager = new ArrayList<>();
    if (event.action() == EscalationAction.MANAGER) {
      forManager.add(why);
    }
    if (event.action() != EscalationAction.MANAGER && notAccepted(cycle, event)) {
      Refusals after = cycle.refusals().timedOut();
      changes.add(new Change.TimedOut());
      if (after.count() >= agreement(cycle, event).handoff().refusals()) {
        forManager.addAll(List.of(why, Leaving.refused(after)));
      }
    }
    changes.addAll(
        forManager.isEmpty()
            ? another(state, cycle, event.action(), why, cause)
            : toManager(cycle, why, forManager, cause));
    return changes;
  }

  private boolean notAccepted(Cycle cycle, SlaEscalated event) {
    return agreement(cycle, event)
        .target(event.instance().target())
        .filter(target -> target.kind() == Target.Kind.TIME_TO_ACCEPT)
        .isPresent();
  }

  private static List<Change> toManager(
      Cycle cycle, Reason why, List<Reason> reasons, Cause cause) {
    List<Change> changes = new ArrayList<>(Leaving.taken(cycle, why, cause));
    changes.add(Leaving.toManager(cycle, cause, reasons.toArray(Reason[]::new)));
    return changes;
  }

  private static List<Change> another(
      HandoffState state, Cycle cycle, EscalationAction action, Reason why, Cause cause) {
    Assignment held = cycle.held().orElseThrow();
    AssignmentId next = Routing.nextAssignment(state.lead(), cycle);
    if (action == EscalationAction.REASSIGN) {
      return List.of(new Change.Sought(held.team(), next, held.rep(), why));
    }
    List<Change> changes = new ArrayList<>(Leaving.taken(cycle, why, cause));
    changes.add(new Change.Requested(held.team(), next, why));
    return changes;
  }

  private static String sentence(SlaEscalated event, Cycle cycle) {
    return event.instance().target()
        + " was due at "
        + event.dueAt()
        + " and "
        + cycle.held().map(held -> held.rep().value()).orElse("nobody")
        + " had"
        + (cycle.held().isPresent() ? " not" : "")
        + " met it at "
        + event.firedAt()
        + ": "
        + event.step();
  }

  private Cause cause(HandoffState state, Cycle cycle, SlaEscalated event, Instant now) {
    return new Cause(
        event.meta().eventId(),
        state.lead(),
        cycle.number(),
        cycle.opening().mode(),
        agreement(cycle, event).version(),
        now);
  }

  /** A clock may have been taken over by a newer version than its cycle's. */
  private Agreement agreement(Cycle cycle, SlaEscalated event) {
    return Optional.ofNullable(event.meta().agreementVersion())
        .flatMap(timeline::version)
        .orElseGet(() -> cycle.opening().agreement(timeline));
  }
}
