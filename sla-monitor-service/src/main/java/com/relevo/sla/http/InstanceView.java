package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Agreement;
import com.relevo.agreement.Target;
import com.relevo.events.AssignmentId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.Clock;
import com.relevo.sla.domain.Cycle;
import com.relevo.sla.domain.Hours;
import com.relevo.sla.domain.Owner;
import com.relevo.sla.domain.Pending;
import com.relevo.sla.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock, or one that waits to start. Seconds are of the calendar's open time; {@code
 * remainingSeconds} is below zero once the clock is overdue. {@code why} tells what each transition
 * was decided on.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstanceView(
    @Nullable String id,
    String target,
    Target.Kind kind,
    @Nullable AssignmentId assignment,
    String state,
    boolean rescinded,
    @Nullable TeamId team,
    @Nullable RepId rep,
    Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant endedAt,
    long budgetSeconds,
    @Nullable Long consumedSeconds,
    @Nullable Long remainingSeconds,
    @Nullable String calendar,
    @Nullable ZoneId zone,
    String agreementVersion,
    List<StepView> firedSteps,
    @Nullable StepView nextStep,
    List<WhyView> why) {

  record StepView(String name, Instant dueAt, @Nullable Instant firedAt) {
    static StepView of(Step step) {
      return new StepView(step.name(), step.dueAt(), step.firedAt());
    }
  }

  /** {@code event} is the type of the event that said so. */
  record WhyView(String event, Instant at, Instant recordedAt, String code, String text) {}

  static final class Maker {
    private final Agreement agreement;
    private final Hours hours;

    Maker(Agreement agreement) {
      this.agreement = agreement;
      this.hours = new Hours(agreement);
    }

    InstanceView of(Clock clock, Cycle cycle, Instant now) {
      Owner owner = Owner.of(cycle, clock);
      Duration consumed = hours.consumed(clock, clock.endedAt() == null ? now : clock.endedAt());
      return new InstanceView(
          clock.id(),
          clock.target(),
          clock.kind(),
          clock.assignment(),
          clock.state().name(),
          clock.rescinded(),
          owner.team(),
          owner.rep(),
          clock.startedAt(),
          clock.dueAt(),
          clock.endedAt(),
          clock.budget().toSeconds(),
          consumed.toSeconds(),
          clock.budget().minus(consumed).toSeconds(),
          clock.calendar(),
          hours.zone(clock.calendar()).orElse(null),
          clock.agreementVersion(),
          clock.steps().stream().filter(step -> step.firedAt() != null).map(StepView::of).toList(),
          clock.nextStep().map(StepView::of).orElse(null),
          why(clock));
    }

    InstanceView pending(Pending pending, Cycle cycle) {
      Target target = pending.target();
      return new InstanceView(
          null,
          target.id(),
          target.kind(),
          null,
          "PENDING",
          false,
          cycle.routed(),
          null,
          pending.from(),
          null,
          null,
          Hours.budget(target).toSeconds(),
          null,
          null,
          null,
          null,
          agreement.version(),
          List.of(),
          null,
          List.of(
              new WhyView(
                  "pending",
                  pending.from(),
                  pending.from(),
                  "calendar_unknown",
                  "Nobody has the lead yet, so it is not known whose hours count")));
    }

    private static List<WhyView> why(Clock clock) {
      return clock.history().stream()
          .flatMap(transition ->
              transition.because().stream()
                  .map(reason ->
                      new WhyView(
                          transition.type().type(),
                          transition.occurredAt(),
                          transition.recordedAt(),
                          reason.code(),
                          reason.text())))
          .toList();
    }
  }
}
