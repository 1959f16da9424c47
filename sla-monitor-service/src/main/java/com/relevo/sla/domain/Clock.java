package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactLevel;
import com.relevo.events.SlaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One target on one cycle or on one assignment. Pinned: budget, calendar, steps and evidence level
 * are those of the agreement version it started under, whatever holds later. {@code endedAt} is
 * when it was met or ended without a verdict.
 */
public record Clock(
    String id,
    String target,
    Target.Kind kind,
    ContactLevel evidence,
    @Nullable AssignmentId assignment,
    String agreementVersion,
    String calendar,
    Duration budget,
    Instant startedAt,
    Instant dueAt,
    ClockState state,
    boolean rescinded,
    @Nullable Instant endedAt,
    List<Step> steps,
    List<Transition> history) {

  public Clock {
    steps = List.copyOf(steps);
    history = List.copyOf(history);
  }

  /** The step that fires next, while the clock runs. */
  public Optional<Step> nextStep() {
    return state == ClockState.RUNNING
        ? steps.stream().filter(step -> step.firedAt() == null).findFirst()
        : Optional.empty();
  }

  Clock fired(String step, Instant at) {
    List<Step> all =
        steps.stream().map(each -> each.name().equals(step) ? each.fired(at) : each).toList();
    return with(state, rescinded, endedAt, all, history);
  }

  Clock breached() {
    return with(ClockState.BREACHED, rescinded, endedAt, steps, history);
  }

  Clock ended(ClockState verdict, Instant at) {
    return with(verdict, rescinded, at, steps, history);
  }

  Clock metAfterAll(Instant at) {
    return with(ClockState.MET, true, at, steps, history);
  }

  /** Keeps what the event said for whoever asks why. */
  Clock noting(SlaEvent event) {
    List<Transition> all = new ArrayList<>(history);
    all.add(
        new Transition(
            event.type(),
            event.meta().occurredAt(),
            event.meta().recordedAt(),
            event.meta().because()));
    return with(state, rescinded, endedAt, steps, all);
  }

  private Clock with(
      ClockState state,
      boolean rescinded,
      @Nullable Instant endedAt,
      List<Step> steps,
      List<Transition> history) {
    return new Clock(
        id,
        target,
        kind,
        evidence,
        assignment,
        agreementVersion,
        calendar,
        budget,
        startedAt,
        dueAt,
        state,
        rescinded,
        endedAt,
        steps,
        history);
  }
}
