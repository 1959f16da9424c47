package com.relevo.agreement.calendar;

import java.time.Duration;

/** How far calendars look: 400 years, after which weekdays and dates repeat. */
final class Reach {
  static final int DAYS = 146_097;

  private static final Duration LONGEST = Duration.ofDays(DAYS);

  private Reach() {}

  static void require(Duration budget, String calendar) {
    if (budget.isNegative()) {
      throw new IllegalArgumentException("Expected a budget of zero or more, but it is " + budget);
    }
    if (budget.compareTo(LONGEST) > 0) {
      throw exceeded(calendar);
    }
  }

  static IllegalStateException exceeded(String calendar) {
    return new IllegalStateException(
        "Expected calendar " + calendar + " to reach an answer within 400 years, but it does not");
  }
}
