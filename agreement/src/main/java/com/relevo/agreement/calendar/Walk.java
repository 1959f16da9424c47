package com.relevo.agreement.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the time between two instants was counted, so that people can check it: entries without gaps,
 * in order, as long as possible. Beyond the asked number of entries, {@code rest} sums up what
 * follows. {@code counted} is the open time of all of it.
 */
public record Walk(
    Instant from, Instant to, Duration counted, List<Entry> entries, @Nullable Rest rest) {

  public Walk {
    entries = List.copyOf(entries);
  }

  /**
   * From {@code from} to {@code to}, at most {@code most} entries of it; pure. An {@link
   * IllegalArgumentException} where {@code to} is earlier.
   */
  public static Walk of(
      BusinessCalendar calendar, Instant from, Instant to, Pauses pauses, int most) {
    return new Walker(calendar, pauses).walk(new Interval(from, to), most);
  }

  /**
   * A stretch that counted, or did not, and why. {@code date} is the local one of its start; {@code
   * holiday} is the name of the holiday that {@code reason} speaks of, else empty.
   */
  public record Entry(
      LocalDate date, Instant from, Instant to, boolean counts, Reason reason, String holiday) {
    public Duration counted() {
      return counts ? Duration.between(from, to) : Duration.ZERO;
    }
  }

  /** What is left after the entries. */
  public record Rest(Instant from, Instant to, Duration counted) {}

  /** What opened the calendar, or closed it. */
  public enum Reason {
    ALWAYS_OPEN,
    WEEKLY_HOURS,
    SPECIAL_HOURS,
    HOLIDAY,
    BREAK,
    PAUSED
  }
}
