package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;

/** Every second counts. */
public record AlwaysOpenCalendar(String name) implements BusinessCalendar {
  /** What the agreement calls {@code elapsed}. */
  public static final BusinessCalendar ELAPSED = new AlwaysOpenCalendar("elapsed");

  @Override
  public Instant due(Instant start, Duration budget) {
    HoursCalendar.requireNotNegative(budget);
    return start.plus(budget);
  }

  @Override
  public Duration elapsed(Instant start, Instant end) {
    return Duration.between(start, end);
  }

  @Override
  public boolean isOpen(Instant at) {
    return true;
  }

  @Override
  public Instant nextOpen(Instant at) {
    return at;
  }
}
