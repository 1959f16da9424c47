package com.relevo.scoring.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** Weeks in UTC, by their Mondays. */
final class Weeks {
  private Weeks() {}

  static LocalDate of(Instant instant) {
    return instant
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** All that have a part in the time from {@code since} on, before {@code until}. */
  static List<LocalDate> between(Instant since, Instant until) {
    LocalDate last = of(until.minusNanos(1));
    return Stream.iterate(of(since), week -> !week.isAfter(last), week -> week.plusWeeks(1))
        .toList();
  }
}
