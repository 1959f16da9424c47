package com.relevo.sla.domain.commitment;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Commitment;
import com.relevo.agreement.calendar.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The weeks (from Monday), months and quarters of a commitment, on its calendar's wall clock. */
public final class Periods {
  private Periods() {}

  /** The period that {@code at} lies in, from midnight until just before a midnight. */
  public static Interval of(Agreement agreement, Commitment commitment, Instant at) {
    ZoneId zone = agreement.calendar(commitment.calendar()).zone();
    LocalDate day = at.atZone(zone).toLocalDate();
    return switch (commitment.period()) {
      case WEEK -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield between(monday, monday.plusWeeks(1), zone);
      }
      case MONTH -> {
        LocalDate first = day.withDayOfMonth(1);
        yield between(first, first.plusMonths(1), zone);
      }
      case QUARTER -> {
        LocalDate first = day.withDayOfMonth(1).with(day.getMonth().firstMonthOfQuarter());
        yield between(first, first.plusMonths(3), zone);
      }
    };
  }

  private static Interval between(LocalDate first, LocalDate next, ZoneId zone) {
    return new Interval(first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
  }
}
