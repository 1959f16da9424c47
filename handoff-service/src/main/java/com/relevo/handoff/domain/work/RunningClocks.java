package com.relevo.handoff.domain.work;

import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaPaused;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.events.SlaEvent.SlaResumed;
import com.relevo.events.SlaEvent.SlaStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that run on a lead's newest cycle, as the SLA monitor last said; one that breached
 * stays until what it measures is done.
 */
public record RunningClocks(int cycle, List<RunningClock> clocks) {
  public static final RunningClocks NONE = new RunningClocks(0, List.of());

  public RunningClocks {
    clocks = List.copyOf(clocks);
  }

  public RunningClocks after(SlaEvent event) {
    int told = event.meta().cycle();
    SlaInstance instance = event.instance();
    if (told < cycle || (instance.team() == null && instance.rep() == null)) {
      return this; // it is over, or marketing owes it
    }
    RunningClocks newest = told == cycle ? this : new RunningClocks(told, List.of());
    return switch (event) {
      case SlaStarted started -> newest.due(instance, started.dueAt());
      case SlaResumed resumed -> newest.due(instance, resumed.dueAt());
      case SlaPaused _ -> newest.due(instance, null);
      case SlaRescinded back ->
          back.metAt() == null ? newest.due(instance, back.dueAt()) : newest.without(instance);
      case SlaEvent.SlaMet _,
          SlaEvent.SlaMetLate _,
          SlaEvent.SlaCancelled _,
          SlaEvent.SlaUnmeasurable _,
          SlaEvent.SlaSuperseded _ ->
          newest.without(instance);
      case SlaEvent.SlaWarned _,
          SlaEvent.SlaBreached _,
          SlaEvent.SlaEscalated _,
          SlaEvent.SlaWaived _,
          SlaEvent.SlaDisputed _,
          SlaEvent.SlaDisputeResolved _ ->
          this;
    };
  }

  /** What comes first of those that run in {@code cycle}; empty where none does. */
  Optional<RunningClock> first(int cycle) {
    return cycle == this.cycle
        ? clocks.stream()
            .filter(clock -> clock.dueAt() != null)
            .min(
                Comparator.comparing(RunningClock::dueOrNever)
                    .thenComparing(RunningClock::instance))
        : Optional.empty();
  }

  private RunningClocks due(SlaInstance instance, @Nullable Instant dueAt) {
    List<RunningClock> all = new ArrayList<>(without(instance).clocks);
    all.add(new RunningClock(instance.id(), instance.target(), dueAt));
    return new RunningClocks(cycle, all);
  }

  private RunningClocks without(SlaInstance instance) {
    List<RunningClock> left =
        clocks.stream().filter(clock -> !clock.instance().equals(instance.id())).toList();
    return left.size() == clocks.size() ? this : new RunningClocks(cycle, left);
  }
}
