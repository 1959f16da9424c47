package com.relevo.sla.domain;

import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a clock uses up its budget: {@code carried} before {@code startedAt}, then the calendar's
 * open time less {@code pauses}, and nothing from {@code pausedSince} on. When something is due
 * follows from it and is kept nowhere.
 */
public record Course(
    BusinessCalendar calendar,
    Instant startedAt,
    Duration carried,
    Pauses pauses,
    @Nullable Instant pausedSince) {

  /** What is used up by {@code at}. */
  public Duration consumed(Instant at) {
    Instant end = pausedSince != null && pausedSince.isBefore(at) ? pausedSince : at;
    return end.isAfter(startedAt)
        ? carried.plus(pauses.elapsed(calendar, startedAt, end))
        : carried;
  }

  /** When {@code consumed} is used up; empty where a pause that goes on comes before that. */
  public Optional<Instant> reach(Duration consumed) {
    Duration left = consumed.minus(carried);
    if (!left.isPositive()) {
      return Optional.of(startedAt);
    }
    return pausedSince != null && consumed(pausedSince).compareTo(consumed) < 0
        ? Optional.empty()
        : Optional.of(pauses.due(calendar, startedAt, left));
  }
}
