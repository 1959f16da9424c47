package com.relevo.agreement;

import java.time.temporal.ChronoUnit;

/** So many new leads in a time, such as 10 per month; a month is a twelfth of a year. */
public record Rate(int leads, Period per) {
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
    return leads + " per " + per.name().toLowerCase(java.util.Locale.ROOT);
  }
}
