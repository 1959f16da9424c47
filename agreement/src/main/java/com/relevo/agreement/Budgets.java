package com.relevo.agreement;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 4h}, {@code 1h30m}, {@code 90s}, and {@code 2d} where
 * every hour counts.
 */
final class Budgets {
  private static final Pattern SHAPE =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

  private static final Pattern BUSINESS_DAYS = Pattern.compile("(\\d{1,4})bd");

  private Budgets() {}

  static Optional<Duration> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher, 1))
            .plusHours(number(matcher, 2))
            .plusMinutes(number(matcher, 3))
            .plusSeconds(number(matcher, 4)));
  }

  /** Such as {@code 2bd}: days on which the calendar opens. */
  static OptionalInt businessDays(String text) {
    Matcher matcher = BUSINESS_DAYS.matcher(text);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  static boolean hasDays(String text) {
    return text.contains("d");
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
