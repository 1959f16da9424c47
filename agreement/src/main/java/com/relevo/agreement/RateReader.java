package com.relevo.agreement;

import org.jspecify.annotations.Nullable;

/** Reads {@code rate}, such as {@code 10 per month}. */
final class RateReader {
  private RateReader() {}

  /** Null where it is left out or wrong. */
  static @Nullable Rate read(Section section, Problems problems) {
    String text = section.optionalText("rate").orElse("");
    if (text.isEmpty()) {
      return null;
    }
    Rate rate = Rate.parse(text).orElse(null);
    if (rate == null) {
      problems.add(
          section.at("rate"),
          "Expected a rate such as 10 per month, or per day or week, but it is " + text);
    }
    return rate;
  }
}
