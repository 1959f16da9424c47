package com.relevo.agreement;

import java.util.List;

/**
 * The grade A1 to D4: the letter by fit points, the digit by engagement points. {@code fit} holds
 * what A, B and C take at least, {@code engagement} what 1, 2 and 3 do; a band is left downwards
 * only when {@code keep} points are missing to it.
 */
public record GradeBands(List<Integer> fit, List<Integer> engagement, int keep) {
  /** The grade of somebody known by none yet. */
  public static final String NONE = "";

  private static final int BANDS = 4;

  public GradeBands {
    fit = List.copyOf(fit);
    engagement = List.copyOf(engagement);
  }

  /** {@code before} is the grade so far, {@link #NONE} at first. */
  public String grade(int fitPoints, int engagementPoints, String before) {
    boolean first = before.length() != 2;
    int letter = band(fit, fitPoints, first ? BANDS : before.charAt(0) - 'A');
    int digit = band(engagement, engagementPoints, first ? BANDS : before.charAt(1) - '1');
    return "" + (char) ('A' + letter) + (char) ('1' + digit);
  }

  private int band(List<Integer> from, int points, int before) {
    for (int band = 0; band < from.size(); band++) {
      if (points >= from.get(band) - (band >= before ? keep : 0)) {
        return band;
      }
    }
    return from.size();
  }
}
