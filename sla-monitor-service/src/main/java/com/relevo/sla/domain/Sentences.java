package com.relevo.sla.domain;

import java.time.Duration;

/** How things are put to people. */
final class Sentences {
  private Sentences() {}

  /** Such as {@code 1h 30m}. */
  static String span(Duration span) {
    return span.toString()
        .substring(2)
        .replaceAll("([HM])(?=\\d)", "$1 ")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
