package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaMetLate;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.sla.domain.Step.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the monitor's own decisions make of its clocks. */
final class Clocks {
  private final Agreement agreement;
  private final Hours hours;

  Clocks(Agreement agreement) {
    this.agreement = agreement;
    this.hours = new Hours(agreement);
  }

  LeadClocks evolve(LeadClocks state, SlaEvent event) {
    Cycle cycle = state.cycle(event.meta().cycle());
    if (event instanceof SlaStarted started) {
      return state.with(cycle.with(clock(started).noting(event)));
    }
    return cycle
        .clock(event.instance().id())
        .map(clock -> state.with(cycle.with(evolve(clock, event).noting(event))))
        .orElse(state);
  }

  private static Clock evolve(Clock clock, SlaEvent event) {
    return switch (event) {
      case SlaStarted _ -> clock;
      case SlaWarned warned -> clock.fired(warned.step(), warned.firedAt());
      case SlaBreached breached -> clock.fired(Step.BREACH, breached.firedAt()).breached();
      case SlaMet met -> clock.ended(ClockState.MET, met.metAt());
      case SlaMetLate met -> clock.ended(ClockState.MET_LATE, met.metAt());
      case SlaRescinded rescinded -> clock.metAfterAll(rescinded.metAt());
      case SlaCancelled cancelled ->
          clock.ended(ClockState.CANCELLED, cancelled.meta().occurredAt());
      case SlaEvent.SlaPaused _,
          SlaEvent.SlaResumed _,
          SlaEvent.SlaEscalated _,
          SlaEvent.SlaUnmeasurable _,
          SlaEvent.SlaSuperseded _,
          SlaEvent.SlaWaived _,
          SlaEvent.SlaDisputed _,
          SlaEvent.SlaDisputeResolved _ ->
          clock;
    };
  }

  private Clock clock(SlaStarted started) {
    Target target = target(started.instance().target());
    Duration budget = Duration.ofSeconds(started.budgetSeconds());
    return new Clock(
        started.instance().id(),
        target.id(),
        target.kind(),
        target.evidence(),
        started.instance().assignment(),
        agreement.version(),
        started.calendar(),
        budget,
        started.startedAt(),
        started.dueAt(),
        ClockState.RUNNING,
        false,
        null,
        steps(started, target, budget),
        List.of());
  }

  private List<Step> steps(SlaStarted started, Target target, Duration budget) {
    BusinessCalendar calendar = hours.named(started.calendar());
    List<Step> steps = new ArrayList<>();
    for (Target.Warning warning : target.warnings()) {
      steps.add(
          new Step(
              Kind.WARNING,
              warning.name(),
              calendar.due(started.startedAt(), warning.consumed(budget).orElseThrow()),
              null));
    }
    steps.add(new Step(Kind.BREACH, Step.BREACH, started.dueAt(), null));
    steps.sort(Comparator.comparing(Step::dueAt).thenComparing(Step::kind));
    return steps;
  }

  private Target target(String id) {
    return agreement.targets().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected target "
                    + id
                    + " in agreement "
                    + agreement.version()
                    + ", but it has "
                    + agreement.targets().stream().map(Target::id).toList()));
  }
}
