package com.relevo.handoff;

import com.relevo.agreement.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Open every day between two hours of UTC: enough to move reps in and out of their hours by hand.
 */
public record DayShift(String name, int from, int to) implements BusinessCalendar {
  @Override
  public boolean isOpen(Instant at) {
    int hour = at.atZone(ZoneOffset.UTC).getHour();
    return hour >= from && hour < to;
  }

  @Override
  public Instant nextOpen(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    Instant today = at.atZone(ZoneOffset.UTC).with(LocalTime.of(from, 0)).toInstant();
    return today.isBefore(at) ? today.plus(Duration.ofDays(1)) : today;
  }

  @Override
  public Instant due(Instant start, Duration budget) {
    throw new UnsupportedOperationException("Expected nobody to ask a rep's shift for a due time");
  }

  @Override
  public Duration elapsed(Instant start, Instant end) {
    throw new UnsupportedOperationException("Expected nobody to ask a rep's shift for a duration");
  }
}
