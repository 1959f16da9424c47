package com.relevo.agreement.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A date on which shifts start and something is open: what business days are counted in. */
record OpenDay(LocalDate date, long open, long close) {

  /** The day of the shift that {@code second}, an open one, is in: the later one of two. */
  static OpenDay of(Schedule schedule, long second) {
    LocalDate local = Instant.ofEpochSecond(second).atZone(schedule.zone()).toLocalDate();
    // A shift may have started on the day before; a zone's clock change moves a date by up to one.
    for (int back = -1; back <= 3; back++) {
      LocalDate date = local.minusDays(back);
      List<Stretch> open = open(schedule, date);
      if (open.stream().anyMatch(stretch -> stretch.covers(second))) {
        return day(date, open);
      }
    }
    throw new IllegalStateException(
        "Expected an open second of " + schedule.zone() + ", but it is " + second);
  }

  /** The {@code days}th open day after this one; null where it is 400 years away. */
  @Nullable OpenDay plus(Schedule schedule, int days) {
    LocalDate last = date.plusDays(Reach.DAYS);
    OpenDay day = this;
    int left = days;
    for (LocalDate next = date.plusDays(1); left > 0; next = next.plusDays(1)) {
      if (next.isAfter(last)) {
        return null;
      }
      List<Stretch> open = open(schedule, next);
      if (!open.isEmpty()) {
        day = day(next, open);
        left--;
      }
    }
    return day;
  }

  /**
   * How far the wall clock is into this day at {@code second}; beyond 24 hours in a night shift.
   */
  int wallSecond(Schedule schedule, long second) {
    return Math.toIntExact(
        ChronoUnit.SECONDS.between(
            date.atStartOfDay(),
            Instant.ofEpochSecond(second).atZone(schedule.zone()).toLocalDateTime()));
  }

  private static OpenDay day(LocalDate date, List<Stretch> open) {
    return new OpenDay(date, open.getFirst().from(), open.getLast().to());
  }

  private static List<Stretch> open(Schedule schedule, LocalDate date) {
    List<Shift> shifts = schedule.shiftsOn(date);
    if (shifts.isEmpty()) {
      return List.of();
    }
    List<Stretch> breaks = new ArrayList<>();
    for (int day = -2; day <= 2; day++) {
      LocalDate near = date.plusDays(day);
      breaks.addAll(schedule.resolve(near, schedule.breaksOn(near)));
    }
    return Stretch.subtract(Stretch.merge(schedule.resolve(date, shifts)), breaks);
  }
}
