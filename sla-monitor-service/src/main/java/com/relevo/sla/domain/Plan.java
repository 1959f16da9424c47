package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Escalation;
import com.relevo.events.SlaEvent.StepKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a target on a budget, in the order in which they fire. A clock only has to remember
 * how many are behind it.
 */
public record Plan(List<Planned> steps) {
  public static final String BREACH = "breach";

  /** A step that fires once {@code consumed} is used up. */
  public record Planned(
      StepKind kind, String name, Duration consumed, @Nullable Escalation escalation) {}

  static Plan of(Target target, Duration budget) {
    List<Planned> steps = new ArrayList<>();
    target
        .warnings()
        .forEach(warning ->
            warning
                .consumed(budget)
                .ifPresent(
                    at -> steps.add(new Planned(StepKind.WARNING, warning.name(), at, null))));
    steps.add(new Planned(StepKind.BREACH, BREACH, budget, null));
    target
        .escalations()
        .forEach(escalation ->
            steps.add(
                new Planned(
                    StepKind.ESCALATION,
                    escalation.name(),
                    budget.plus(escalation.after()),
                    escalation)));
    steps.sort(Comparator.comparing(Planned::consumed).thenComparing(Planned::kind));
    return new Plan(List.copyOf(steps));
  }

  /** How many steps are behind a clock once the one of that name has fired. */
  int after(String name) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).name().equals(name)) {
        return i + 1;
      }
    }
    return 0;
  }
}
