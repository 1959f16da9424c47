package com.relevo.agreement;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rate}, such as {@code 10 per month}. */
final class RateReader {
  private static final Pattern RATE = Pattern.compile("(\\d{1,4}) per (day|week|month)");

  private RateReader() {}

  /** Null where it is left out or wrong. */
  static @Nullable Rate read(Section section, Problems problems) {
    String text = section.optionalText("rate").orElse("");
    if (text.isEmpty()) {
      return null;
    }
    Matcher rate = RATE.matcher(text);
    int leads = rate.matches() ? Integer.parseInt(rate.group(1)) : 0;
    if (leads == 0) {
      problems.add(
          section.at("rate"),
          "Expected a rate such as 10 per month, or per day or week, but it is " + text);
      return null;
    }
    return new Rate(leads, Period.valueOf(rate.group(2).toUpperCase(Locale.ROOT)));
  }
}
