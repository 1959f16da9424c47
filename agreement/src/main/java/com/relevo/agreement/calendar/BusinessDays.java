package com.relevo.agreement.calendar;

import java.time.Instant;

/** {@link BusinessCalendar#dueAfterDays} over opening hours. */
final class BusinessDays {
  private BusinessDays() {}

  static Instant due(HoursCalendar calendar, Instant start, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("Expected no days or more, but they are " + days);
    }
    Instant from = calendar.nextOpen(start);
    if (days == 0) {
      return from;
    }
    Schedule schedule = calendar.schedule();
    OpenDay first = OpenDay.of(schedule, from.getEpochSecond());
    OpenDay nth = first.plus(schedule, days);
    if (nth == null) {
      throw Reach.exceeded(calendar.name());
    }
    // From an opening on, whole days: the last of them ends with its close, not with an opening.
    return from.equals(Instant.ofEpochSecond(first.open()))
        ? calendar.previousClose(Instant.ofEpochSecond(nth.open()))
        : within(nth, sameTime(schedule, first, from, nth), calendar);
  }

  private static Instant sameTime(Schedule schedule, OpenDay first, Instant at, OpenDay nth) {
    int wall = first.wallSecond(schedule, at.getEpochSecond());
    return Instant.ofEpochSecond(schedule.second(nth.date(), wall), at.getNano());
  }

  private static Instant within(OpenDay day, Instant at, HoursCalendar calendar) {
    if (at.getEpochSecond() < day.open()) {
      return Instant.ofEpochSecond(day.open());
    }
    if (at.getEpochSecond() >= day.close()) {
      return Instant.ofEpochSecond(day.close());
    }
    return calendar.isOpen(at) ? at : calendar.previousClose(at);
  }
}
