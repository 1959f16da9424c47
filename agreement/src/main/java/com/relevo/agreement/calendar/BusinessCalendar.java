package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * Open hours of a week in a zone, less holidays. All times are instants; intervals are half-open;
 * elapsed time is physical time inside open hours.
 */
public interface BusinessCalendar {
  /** The name the agreement gives it; {@code elapsed} for the one that is always open. */
  String name();

  /** The earliest instant at which {@code budget} of open time has passed since {@code start}. */
  Instant due(Instant start, Duration budget);

  /** Open time from {@code start} to {@code end}; negative where {@code end} is earlier. */
  Duration elapsed(Instant start, Instant end);

  boolean isOpen(Instant at);

  /** {@code at} itself where open, else the next opening. */
  Instant nextOpen(Instant at);
}
