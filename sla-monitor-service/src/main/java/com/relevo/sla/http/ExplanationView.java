package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Interval;
import com.relevo.agreement.calendar.Pauses;
import com.relevo.agreement.calendar.Walk;
import com.relevo.sla.domain.Clock;
import com.relevo.sla.domain.Course;
import com.relevo.sla.domain.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a clock is where it is: the promise as it was when the clock began, each hour that counted
 * and each that did not, and what was decided on what. What {@code GET
 * /sla/instances/ID/explanation} answers.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplanationView(
    Instant asOf,
    InstanceView instance,
    String agreementVersion,
    String calendarVersion,
    Map<String, String> conditions,
    List<StepView> steps,
    Walk walk) {
  private static final int ENTRIES = 200;

  /** {@code dueAt} is missing where a pause comes first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StepView(String name, long atSeconds, @Nullable Instant dueAt, boolean behind) {}

  static ExplanationView of(Instance instance, Instant now) {
    BusinessCalendar calendar = instance.course().calendar();
    return new ExplanationView(
        now,
        InstanceView.of(instance, now),
        instance.clock().version(),
        calendar.version(),
        conditions(instance.target()),
        steps(instance),
        walk(instance, now));
  }

  private static Map<String, String> conditions(Target target) {
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("when", target.when().text());
    put(conditions, "start", target.triggers().start());
    put(conditions, "pause", target.triggers().pause());
    put(conditions, "resume", target.triggers().resume());
    put(conditions, "stop", target.triggers().stop());
    put(conditions, "cancel", target.triggers().cancel());
    if (target.kind().asksForContact()) {
      conditions.put("evidence", target.evidence().name());
    }
    return conditions;
  }

  private static void put(Map<String, String> into, String name, @Nullable Condition condition) {
    if (condition != null) {
      into.put(name, condition.text());
    }
  }

  private static List<StepView> steps(Instance instance) {
    List<StepView> steps = new ArrayList<>();
    instance
        .plan()
        .steps()
        .forEach(step ->
            steps.add(
                new StepView(
                    step.name(),
                    step.consumed().toSeconds(),
                    instance.course().reach(step.consumed()).orElse(null),
                    steps.size() < instance.clock().fired())));
    return steps;
  }

  /** From the start until it ended, else until it is due, or until now where that is later. */
  private static Walk walk(Instance instance, Instant now) {
    Clock clock = instance.clock();
    Instant open = Optional.ofNullable(clock.endedAt()).orElse(now);
    Instant end =
        instance.due().filter(due -> clock.endedAt() == null && due.isAfter(now)).orElse(open);
    Instant to = end.isBefore(clock.startedAt()) ? clock.startedAt() : end;
    return Walk.of(
        instance.course().calendar(),
        clock.startedAt(),
        to,
        pauses(instance.course(), to),
        ENTRIES);
  }

  private static Pauses pauses(Course course, Instant until) {
    Instant since = course.pausedSince();
    if (since == null || !since.isBefore(until)) {
      return course.pauses();
    }
    List<Interval> all = new ArrayList<>(course.pauses().intervals());
    all.add(new Interval(since, until));
    return new Pauses(all);
  }
}
