package com.relevo.agreement.calendar;

import com.relevo.agreement.calendar.Walk.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One local day with all that opens or closes it, shifts of the days before that reach in included:
 * for telling people why, where {@link Window} only tells whether.
 */
record DayHours(
    List<Span> open, List<Stretch> breaks, List<Span> closedByHoliday, Stretch day, Why otherwise) {

  /** Why time counts or does not. */
  record Why(boolean counts, Reason reason, String holiday) {}

  private record Span(Stretch stretch, Why why) {}

  static DayHours around(Schedule schedule, long second) {
    LocalDate today = Instant.ofEpochSecond(second).atZone(schedule.zone()).toLocalDate();
    List<Span> open = new ArrayList<>();
    List<Stretch> breaks = new ArrayList<>();
    List<Span> closedByHoliday = new ArrayList<>();
    // The shifts of today first: where two overlap, the later date's is the reason.
    for (LocalDate date = today.plusDays(1);
        date.isAfter(today.minusDays(4));
        date = date.minusDays(1)) {
      breaks.addAll(schedule.resolve(date, schedule.breaksOn(date)));
      String holiday = schedule.holidays().nameOf(date).orElse("");
      Why why =
          holiday.isEmpty()
              ? new Why(true, reason(schedule, date), "")
              : new Why(false, Reason.HOLIDAY, holiday);
      for (Stretch shift : schedule.resolve(date, schedule.shiftsBarHolidays(date))) {
        (why.counts() ? open : closedByHoliday).add(new Span(shift, why));
      }
    }
    return new DayHours(
        open, breaks, closedByHoliday, day(schedule, today), closed(schedule, today));
  }

  Why at(long second) {
    boolean isBreak = breaks.stream().anyMatch(each -> each.covers(second));
    return open.stream()
        .filter(span -> span.stretch.covers(second))
        .findFirst()
        .map(span -> isBreak ? new Why(false, Reason.BREAK, "") : span.why)
        .or(() ->
            closedByHoliday.stream()
                .filter(span -> span.stretch.covers(second))
                .findFirst()
                .map(Span::why))
        .orElse(otherwise);
  }

  /** The next second from which on something else may hold. */
  long changeAfter(long second) {
    long next = day.to();
    for (Span span : open) {
      next = nearer(span.stretch, second, next);
    }
    for (Span span : closedByHoliday) {
      next = nearer(span.stretch, second, next);
    }
    for (Stretch each : breaks) {
      next = nearer(each, second, next);
    }
    return next;
  }

  private static long nearer(Stretch stretch, long second, long next) {
    if (stretch.from() > second) {
      return Math.min(next, stretch.from());
    }
    return stretch.to() > second ? Math.min(next, stretch.to()) : next;
  }

  private static Reason reason(Schedule schedule, LocalDate date) {
    return schedule.special().containsKey(date) ? Reason.SPECIAL_HOURS : Reason.WEEKLY_HOURS;
  }

  /** A holiday on a day that is closed anyway changed nothing, and is not the reason. */
  private static Why closed(Schedule schedule, LocalDate date) {
    String holiday = schedule.holidays().nameOf(date).orElse("");
    return holiday.isEmpty() || schedule.shiftsBarHolidays(date).isEmpty()
        ? new Why(false, reason(schedule, date), "")
        : new Why(false, Reason.HOLIDAY, holiday);
  }

  private static Stretch day(Schedule schedule, LocalDate date) {
    return new Stretch(
        date.atStartOfDay(schedule.zone()).toEpochSecond(),
        date.plusDays(1).atStartOfDay(schedule.zone()).toEpochSecond());
  }
}
