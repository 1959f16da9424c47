package com.relevo.agreement;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * The periods that caps are counted in: calendar days, weeks from Monday and months, all in UTC, so
 * that one event is in the same period for everybody.
 */
public enum Period {
  DAY,
  WEEK,
  MONTH;

  private static final long SECONDS_PER_DAY = 86_400;

  /** The number of the period that {@code at} lies in: the day it begins with, since 1970. */
  public long of(Instant at) {
    long day = Math.floorDiv(at.getEpochSecond(), SECONDS_PER_DAY);
    return switch (this) {
      case DAY -> day;
      case WEEK -> date(day).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
      case MONTH -> date(day).withDayOfMonth(1).toEpochDay();
    };
  }

  private static LocalDate date(long day) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(day * SECONDS_PER_DAY), ZoneOffset.UTC);
  }
}
