package com.relevo.agreement;

import java.time.Duration;
import java.util.Optional;

/** Reads spans of elapsed time, such as {@code 30d} or {@code 12h}. */
final class TimeSpans {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private TimeSpans() {}

  /** Empty where it is left out or wrong. */
  static Optional<Duration> read(Section section, String key, Problems problems) {
    return section.optionalText(key).flatMap(text -> span(text, key, section.at(key), problems));
  }

  private static Optional<Duration> span(String text, String key, Place at, Problems problems) {
    Optional<Duration> span =
        Budgets.parse(text).filter(found -> found.isPositive() && found.compareTo(LONGEST) <= 0);
    if (span.isEmpty()) {
      problems.add(
          at, "Expected " + key + " as time such as 30d or 12h, up to 3650d, but it is " + text);
    }
    return span;
  }
}
