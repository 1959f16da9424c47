package com.relevo.kit.simulation;

import com.relevo.kit.http.RefusedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The past that is asked for: from {@code since} on, before {@code until}. */
public record Period(Instant since, Instant until) {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([dh])");

  public Period {
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException(
          "Expected a period, but " + since + " is not before " + until);
    }
  }

  /**
   * {@code since} is a span before the end ({@code 90d}, {@code 36h}, {@code P90D}), a date or an
   * instant; {@code until} a date or an instant, else now. Dates are midnight in UTC.
   */
  public static Period of(
      @Nullable String since, @Nullable String until, Instant now, Duration longest)
      throws RefusedException {
    if (since == null) {
      throw invalid("Expected since, such as 90d or 2026-08-01.");
    }
    Instant end = until == null ? now : instant("until", until);
    Duration span = span(since);
    Instant start = span == null ? instant("since", since) : before(end, span);
    if (!start.isBefore(end) || end.isAfter(now)) {
      throw invalid("Expected a period in the past, but it is " + start + " to " + end + ".");
    }
    if (Duration.between(start, end).compareTo(longest) > 0) {
      throw new RefusedException(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "period_too_long",
              "Expected at most "
                  + longest.toDays()
                  + " days, but it is "
                  + start
                  + " to "
                  + end
                  + "; the latest that fits is from "
                  + end.minus(longest)
                  + ".")
          .with("since", start)
          .with("until", end);
    }
    return new Period(start, end);
  }

  /** Null for what is no span. */
  private static @Nullable Duration span(String text) throws RefusedException {
    Matcher matcher = SPAN.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return matcher.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    }
    if (!text.startsWith("P") && !text.startsWith("-P")) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException _) {
      throw invalid("Expected since in days or hours, such as 90d, 36h or P90D.");
    }
  }

  private static Instant before(Instant end, Duration span) throws RefusedException {
    try {
      return end.minus(span);
    } catch (DateTimeException | ArithmeticException _) {
      throw invalid(
          "Expected since within the calendar, but it is " + span + " before " + end + ".");
    }
  }

  private static Instant instant(String name, String text) throws RefusedException {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw invalid(
          "Expected "
              + name
              + " as a date (midnight in UTC) or an instant, such as"
              + " 2026-08-01T06:00:00Z.");
    }
  }

  private static RefusedException invalid(String detail) {
    return new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_period", detail);
  }
}
