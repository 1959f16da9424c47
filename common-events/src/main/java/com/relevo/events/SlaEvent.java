package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an SLA clock did, on {@code relevo.sla}. */
public sealed interface SlaEvent extends Event {
  SlaInstance instance();

  /**
   * The clock runs: {@code budgetSeconds} of the calendar's open time, of which {@code
   * consumedSeconds} were used up by the instance it {@code supersedes}, from {@code startedAt} end
   * at {@code dueAt}, unless it is paused. {@code steps} are all that are planned, in order.
   */
  record SlaStarted(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant startedAt,
      Instant dueAt,
      long budgetSeconds,
      String calendar,
      long consumedSeconds,
      @Nullable String supersedes,
      List<SlaStep> steps)
      implements SlaEvent {
    public SlaStarted {
      steps = steps == null ? List.of() : List.copyOf(steps);
    }
  }

  /** No budget is used up from {@code pausedAt} on, until it is resumed. */
  record SlaPaused(
      @JsonUnwrapped Meta meta, SlaInstance instance, Instant pausedAt, long consumedSeconds)
      implements SlaEvent {}

  /** The clock runs again from {@code resumedAt}; {@code dueAt} is what is due now. */
  record SlaResumed(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant resumedAt,
      Instant dueAt,
      long consumedSeconds)
      implements SlaEvent {}

  /**
   * A warning step was reached: {@code step} is its name in the agreement; {@code late} when it
   * fired long after it was due.
   */
  record SlaWarned(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      String step,
      Instant stepDueAt,
      Instant dueAt,
      Instant firedAt,
      boolean late)
      implements SlaEvent {}

  /**
   * The evidence came in time: {@code evidence} is the id of the event that proves it, {@code
   * metAt} when that occurred.
   */
  record SlaMet(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant dueAt,
      Instant metAt,
      String evidence,
      long consumedSeconds)
      implements SlaEvent {}

  /**
   * Due, and no evidence; {@code firedAt} is when the monitor knew for sure, {@code late} when that
   * was long after.
   */
  record SlaBreached(
      @JsonUnwrapped Meta meta, SlaInstance instance, Instant dueAt, Instant firedAt, boolean late)
      implements SlaEvent {}

  /**
   * Still not done {@code step} after the breach: {@code action} is to be taken, where a role is
   * named by or towards that. handoff-service acts on REASSIGN and POOL, notification-service tells
   * people.
   */
  record SlaEscalated(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      String step,
      EscalationAction action,
      @Nullable String role,
      Instant stepDueAt,
      Instant dueAt,
      Instant firedAt,
      boolean late)
      implements SlaEvent {}

  /** What was owed was done after the breach. */
  record SlaMetLate(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant dueAt,
      Instant metAt,
      String evidence,
      long consumedSeconds)
      implements SlaEvent {}

  /**
   * Evidence arrived after the breach, but it occurred before the due time: the breach never was.
   * Without {@code metAt} it is not done yet: a pause that was learnt of late moved the due time
   * past now, and the clock goes on.
   */
  record SlaRescinded(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant dueAt,
      @Nullable Instant metAt,
      String evidence)
      implements SlaEvent {}

  /**
   * The clock ended without a verdict; {@code because} says why (the cycle closed, consent was
   * withdrawn).
   */
  record SlaCancelled(@JsonUnwrapped Meta meta, SlaInstance instance) implements SlaEvent {}

  /** Nobody can say whether it was met: the evidence is missing, {@code because} says why. */
  record SlaUnmeasurable(@JsonUnwrapped Meta meta, SlaInstance instance) implements SlaEvent {}

  /**
   * A newer agreement that is valid for what runs took the clock over: it goes on as instance
   * {@code by}, with the {@code consumedSeconds} this one had used up.
   */
  record SlaSuperseded(
      @JsonUnwrapped Meta meta, SlaInstance instance, String by, long consumedSeconds)
      implements SlaEvent {}

  /**
   * {@code approver} excused the instance until {@code expiresAt}, for good where that is null: no
   * warning or escalation meanwhile, and its breach does not count.
   */
  record SlaWaived(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      @Personal String reason,
      String approver,
      @Nullable Instant expiresAt)
      implements SlaEvent {
    public SlaWaived {
      reason = reason == null ? "" : reason;
    }
  }

  /** {@code disputedBy} says that the breach is wrong; it stands until the dispute is resolved. */
  record SlaDisputed(
      @JsonUnwrapped Meta meta, SlaInstance instance, @Personal String reason, String disputedBy)
      implements SlaEvent {
    public SlaDisputed {
      reason = reason == null ? "" : reason;
    }
  }

  /** The end of a dispute; a breach that was disputed with right does not count. */
  record SlaDisputeResolved(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      DisputeOutcome outcome,
      @Personal String reason,
      String resolvedBy)
      implements SlaEvent {
    public SlaDisputeResolved {
      reason = reason == null ? "" : reason;
    }
  }

  /**
   * One target on one cycle (the lead clock) or on one assignment (the assignment clock). {@code
   * id} is unique over all leads; team and rep are those that owe it, where already known.
   */
  record SlaInstance(
      String id,
      String target,
      @Nullable AssignmentId assignment,
      @Nullable TeamId team,
      @Nullable RepId rep) {}

  /** A planned step: {@code dueAt} as long as nothing pauses the clock. */
  record SlaStep(String name, StepKind kind, Instant dueAt) {}

  /** In the order in which steps that are due at once fire. */
  enum StepKind {
    WARNING,
    BREACH,
    ESCALATION
  }

  /** What an escalation asks for. */
  enum EscalationAction {
    /** Tell a role. */
    NOTIFY,
    /** Take the lead from its rep and give it to another. */
    REASSIGN,
    /** Take the lead from its rep; whoever is free may have it. */
    POOL,
    /** Tell the manager that it is theirs to settle. */
    MANAGER
  }

  enum DisputeOutcome {
    UPHELD,
    DISMISSED
  }
}
