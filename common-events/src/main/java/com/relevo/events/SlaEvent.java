package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an SLA clock did, on {@code relevo.sla}. */
public sealed interface SlaEvent extends Event {
  SlaInstance instance();

  /**
   * The clock runs: {@code budgetSeconds} of the calendar's open time from {@code startedAt} end at
   * {@code dueAt}.
   */
  record SlaStarted(
      @JsonUnwrapped Meta meta,
      SlaInstance instance,
      Instant startedAt,
      Instant dueAt,
      long budgetSeconds,
      String calendar)
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
   */
  record SlaRescinded(
      @JsonUnwrapped Meta meta, SlaInstance instance, Instant dueAt, Instant metAt, String evidence)
      implements SlaEvent {}

  /**
   * The clock ended without a verdict; {@code because} says why (the cycle closed, consent was
   * withdrawn).
   */
  record SlaCancelled(@JsonUnwrapped Meta meta, SlaInstance instance) implements SlaEvent {}

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
}
