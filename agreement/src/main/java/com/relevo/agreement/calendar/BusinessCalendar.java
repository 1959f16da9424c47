package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Open hours of a week in a zone, less holidays. All times are instants; intervals are half-open;
 * elapsed time is physical time inside open hours. Arithmetic costs O(days). What lies further than
 * 400 years away is refused with an {@link IllegalStateException}.
 */
public sealed interface BusinessCalendar permits AlwaysOpenCalendar, HoursCalendar {
  /** The name the agreement gives it; {@code elapsed} for the one that is always open. */
  String name();

  /** Changes whenever its hours do: what decisions taken under it can name. */
  String version();

  /** Whose wall clock its hours are on. */
  ZoneId zone();

  /** The last date whose holidays it knows: see {@link Holidays#knownUntil}. */
  LocalDate holidaysKnownUntil();

  /** Whether it knows the holidays of the 12 months from {@code now} on. */
  default boolean knowsHolidaysOfNextYear(Instant now) {
    return !holidaysKnownUntil().isBefore(now.atZone(zone()).toLocalDate().plusMonths(12));
  }

  /** The earliest instant at which {@code budget} of open time has passed since {@code start}. */
  Instant due(Instant start, Duration budget);

  /**
   * {@code days} business days after {@code start}: at the same time of day on the n-th open day
   * after; where that day has closed by then, at its close; where it has not opened, when it opens.
   * A start outside open hours counts as the next opening, and from an opening on n business days
   * are n whole open days: they end with the close of the last. A shift belongs to the date it
   * starts on.
   */
  Instant dueAfterDays(Instant start, int days);

  /**
   * The latest instant from which {@code budget} of open time passes until {@code end}; the mirror
   * of {@link #due}.
   */
  Instant subtract(Instant end, Duration budget);

  /** Open time from {@code start} to {@code end}; negative where {@code end} is earlier. */
  Duration elapsed(Instant start, Instant end);

  /** What is left of {@code budget} at {@code now}; negative once it is overdrawn. */
  default Duration remaining(Instant start, Duration budget, Instant now) {
    return budget.minus(elapsed(start, now));
  }

  boolean isOpen(Instant at);

  /** {@code at} itself where open, else the next opening. */
  Instant nextOpen(Instant at);
}
