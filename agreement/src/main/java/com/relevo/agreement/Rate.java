package com.relevo.agreement;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many new leads in a time, such as 10 per month; a month is a twelfth of a year. */
public record Rate(int leads, Period per) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4}) per (day|week|month)");

  /** Of text such as {@code 10 per month}; empty where it is none. */
  public static Optional<Rate> parse(String text) {
    Matcher rate = WRITTEN.matcher(text);
    return rate.matches() && Integer.parseInt(rate.group(1)) > 0
        ? Optional.of(
            new Rate(
                Integer.parseInt(rate.group(1)),
                Period.valueOf(rate.group(2).toUpperCase(Locale.ROOT))))
        : Optional.empty();
  }

  /** How long {@link #per} is, in milliseconds. */
  public long periodMillis() {
    ChronoUnit unit =
        switch (per) {
          case DAY -> ChronoUnit.DAYS;
          case WEEK -> ChronoUnit.WEEKS;
          case MONTH -> ChronoUnit.MONTHS;
        };
    return unit.getDuration().toMillis();
  }

  @Override
  public String toString() {
    return leads + " per " + per.name().toLowerCase(Locale.ROOT);
  }
}
