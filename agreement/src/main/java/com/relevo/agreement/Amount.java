package com.relevo.agreement;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code at-least}: a number of leads, or a share such as 80% as 0.80. */
final class Amount {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(?:\\s?(%))?");

  /** What a measure counts in; {@link #EITHER} where the measure is not known. */
  enum Unit {
    SHARE,
    NUMBER,
    EITHER
  }

  private Amount() {}

  static Unit unit(boolean rate) {
    return rate ? Unit.SHARE : Unit.NUMBER;
  }

  static BigDecimal read(Section section, String what, Unit unit, Problems problems) {
    String text = section.text("at-least");
    if (text.isEmpty()) {
      return BigDecimal.ONE;
    }
    Matcher amount = AMOUNT.matcher(text);
    BigDecimal number = amount.matches() ? new BigDecimal(amount.group(1)) : BigDecimal.ZERO;
    boolean share = amount.matches() && amount.group(2) != null;
    boolean fits = unit == Unit.EITHER || share == (unit == Unit.SHARE);
    if (number.signum() == 0 || !fits || (share && number.intValueExact() > 100)) {
      problems.add(
          section.at("at-least"),
          "Expected "
              + (unit == Unit.SHARE ? "a share from 1% to 100%" : "a number of leads above zero")
              + " in at-least of "
              + what
              + ", but it is "
              + text);
    }
    return share ? number.movePointLeft(2) : number;
  }
}
