package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Target;
import com.relevo.events.AssignmentId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.Clock;
import com.relevo.sla.domain.Clock.Dispute;
import com.relevo.sla.domain.ClockState;
import com.relevo.sla.domain.Instance;
import com.relevo.sla.domain.Instance.Step;
import com.relevo.sla.domain.Owed;
import com.relevo.sla.domain.Owner;
import com.relevo.sla.domain.Transition;
import com.relevo.sla.domain.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock, or one that waits to start. Seconds are of the calendar's open time; {@code
 * remainingSeconds} is below zero once the clock is overdue. {@code dueAt} is missing while it is
 * paused. {@code why} tells what each transition was decided on.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstanceView(
    @Nullable String id,
    String target,
    Target.Kind kind,
    @Nullable AssignmentId assignment,
    String state,
    boolean rescinded,
    @Nullable Boolean waived,
    @Nullable Dispute dispute,
    @Nullable TeamId team,
    @Nullable RepId rep,
    Instant startedAt,
    @Nullable Instant pausedSince,
    @Nullable Instant dueAt,
    @Nullable Instant endedAt,
    String budget,
    @Nullable Long budgetSeconds,
    @Nullable Long consumedSeconds,
    @Nullable Long remainingSeconds,
    @Nullable String calendar,
    @Nullable ZoneId zone,
    String agreementVersion,
    @Nullable StepView nextStep,
    List<WhyView> why) {

  record StepView(String name, Instant dueAt) {
    static StepView of(Step step) {
      return new StepView(step.planned().name(), step.dueAt());
    }
  }

  /** {@code event} is the type of the event that said so, {@code detail} its step or evidence. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WhyView(
      String event,
      Instant at,
      Instant recordedAt,
      String code,
      String text,
      @Nullable String detail) {
    static WhyView of(Transition transition) {
      return new WhyView(
          transition.type().type(),
          transition.occurredAt(),
          transition.recordedAt(),
          transition.code(),
          Why.sentence(transition.code()).orElse(transition.code()),
          transition.detail());
    }
  }

  static InstanceView of(Instance instance, Instant now) {
    Clock clock = instance.clock();
    Owner owner = Owner.of(instance.cycle(), clock);
    Duration consumed = instance.course().consumed(clock.endedAt() == null ? now : clock.endedAt());
    boolean paused = clock.state() == ClockState.PAUSED;
    return new InstanceView(
        instance.id(),
        clock.target(),
        clock.kind(),
        clock.assignment(),
        clock.startedAt().isAfter(now) && clock.state().open() ? "PENDING" : clock.state().name(),
        clock.rescinded(),
        clock.waiver() == null ? null : clock.waiver().covers(now),
        clock.dispute() == Dispute.NONE ? null : clock.dispute(),
        owner.team(),
        owner.rep(),
        clock.startedAt(),
        paused ? instance.course().pausedSince() : null,
        instance.due().orElse(null),
        clock.endedAt(),
        instance.target().budget().text(),
        clock.budget().toSeconds(),
        consumed.toSeconds(),
        clock.budget().minus(consumed).toSeconds(),
        clock.calendar(),
        instance.course().calendar().zone(),
        clock.version(),
        instance.nextStep().map(StepView::of).orElse(null),
        clock.history().stream().map(WhyView::of).toList());
  }

  static InstanceView pending(Owed owed, @Nullable TeamId routed) {
    Target target = owed.target();
    return new InstanceView(
        null,
        target.id(),
        target.kind(),
        null,
        "PENDING",
        false,
        null,
        null,
        routed,
        null,
        owed.from(),
        null,
        null,
        null,
        target.budget().text(),
        null,
        null,
        null,
        null,
        null,
        owed.terms().agreement().version(),
        null,
        List.of(
            new WhyView(
                "pending",
                owed.from(),
                owed.from(),
                "calendar_unknown",
                "Nobody has the lead yet, so it is not known whose hours count",
                null)));
  }
}
