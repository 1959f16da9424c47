package com.relevo.intake.domain.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many people a company has, from what forms offer: {@code 120}, {@code 51-200} (its lower
 * bound), {@code 1,001+}.
 */
public final class Headcount {
  private static final Pattern FIRST_NUMBER =
      Pattern.compile("\\d{1,3}(?:[.,' \\u00a0\\u202f]\\d{3})+|\\d+");
  private static final int MOST_DIGITS = 8;

  private Headcount() {}

  public static Optional<Integer> of(String text) {
    Matcher number = FIRST_NUMBER.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    String digits = number.group().replaceAll("\\D", "");
    return digits.length() > MOST_DIGITS ? Optional.empty() : Optional.of(Integer.valueOf(digits));
  }
}
