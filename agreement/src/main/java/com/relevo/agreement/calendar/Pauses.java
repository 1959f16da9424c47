package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches in which a clock does not run, whatever the calendar says; overlapping ones count once.
 */
public record Pauses(List<Interval> intervals) {
  public static final Pauses NONE = new Pauses(List.of());

  public Pauses {
    intervals = merged(intervals);
  }

  /** As {@link BusinessCalendar#due}, less the pauses. */
  public Instant due(BusinessCalendar calendar, Instant start, Duration budget) {
    Instant from = start;
    Duration rest = budget;
    for (Interval pause : intervals) {
      if (from.isBefore(pause.from())) {
        Instant due = calendar.due(from, rest);
        if (due.isBefore(pause.from()) || (!rest.isZero() && due.equals(pause.from()))) {
          return due;
        }
        rest = rest.minus(calendar.elapsed(from, pause.from()));
      }
      from = from.isBefore(pause.to()) ? pause.to() : from;
    }
    return calendar.due(from, rest);
  }

  /**
   * As {@link BusinessCalendar#dueAfterDays}, later by the open time of the pauses until then, and
   * of those that meet what they add.
   */
  public Instant dueAfterDays(BusinessCalendar calendar, Instant start, int days) {
    Instant due = calendar.dueAfterDays(start, days);
    for (Interval pause : intervals) {
      Instant from = pause.from().isBefore(start) ? start : pause.from();
      if (from.isBefore(due) && from.isBefore(pause.to())) {
        Duration paused = calendar.elapsed(from, pause.to());
        due = paused.isZero() ? due : calendar.due(due, paused);
      }
    }
    return due;
  }

  /** As {@link BusinessCalendar#elapsed}, less the pauses. */
  public Duration elapsed(BusinessCalendar calendar, Instant start, Instant end) {
    if (end.isBefore(start)) {
      return elapsed(calendar, end, start).negated();
    }
    Duration running = calendar.elapsed(start, end);
    for (Interval pause : intervals) {
      Instant from = pause.from().isBefore(start) ? start : pause.from();
      Instant to = pause.to().isAfter(end) ? end : pause.to();
      if (from.isBefore(to)) {
        running = running.minus(calendar.elapsed(from, to));
      }
    }
    return running;
  }

  private static List<Interval> merged(List<Interval> intervals) {
    List<Interval> merged = new ArrayList<>();
    for (Interval next : intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
      if (!merged.isEmpty() && !next.from().isAfter(merged.getLast().to())) {
        Interval last = merged.removeLast();
        merged.add(new Interval(last.from(), next.to().isAfter(last.to()) ? next.to() : last.to()));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }
}
