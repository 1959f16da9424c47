package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Every second counts, and a day has 24 hours. */
public record AlwaysOpenCalendar(String name) implements BusinessCalendar {
  /** What the agreement calls {@code elapsed}. */
  public static final BusinessCalendar ELAPSED = new AlwaysOpenCalendar("elapsed");

  @Override
  public String version() {
    return "always";
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public LocalDate holidaysKnownUntil() {
    return Holidays.FOR_EVER;
  }

  @Override
  public Instant due(Instant start, Duration budget) {
    Reach.require(budget, name);
    return start.plus(budget);
  }

  @Override
  public Instant dueAfterDays(Instant start, int days) {
    return due(start, Duration.ofDays(days));
  }

  @Override
  public Instant subtract(Instant end, Duration budget) {
    Reach.require(budget, name);
    return end.minus(budget);
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
