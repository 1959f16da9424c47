package com.relevo.agreement;

import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.AgreementLint.Found;
import com.relevo.agreement.Lint.Code;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Thresholds that nobody can reach, as all points a lead can get at the same time are fewer. */
final class PointsLint {
  /** One of the things that must hold together, as CEL writes it. */
  private static final Pattern ASKED =
      Pattern.compile("(?<=^|&& )score\\.(fit|engagement|total) (>=|>) (\\d{1,9})(?=$| &&)");

  private final Agreement agreement;
  private final Found found;
  private final Map<String, Long> highest;

  PointsLint(Agreement agreement, Found found) {
    this.agreement = agreement;
    this.found = found;
    long fit = fit();
    long engagement = engagement();
    this.highest = Map.of("fit", fit, "engagement", engagement, "total", fit + engagement);
  }

  /** As if all rules that give points could hold at once. */
  private long fit() {
    return agreement.scoring().fit().stream().mapToLong(rule -> Math.max(0, rule.points())).sum();
  }

  private long engagement() {
    return agreement.scoring().engagement().stream()
        .mapToLong(rule -> Math.max(0, (long) rule.points() * rule.max()))
        .sum();
  }

  void check() {
    threshold("mql", agreement.definitions().mql());
    threshold("sql", agreement.definitions().sql());
  }

  private void threshold(String stage, Threshold threshold) {
    if (threshold.enter() > highest("total")) {
      add(stage, "enter", "asks for " + threshold.enter() + " points", "total");
    }
    String when = CelText.canonical(threshold.when().text());
    if (when.contains("||") || when.contains("?")) {
      return; // there may be another way in
    }
    Matcher asked = ASKED.matcher(when);
    while (asked.find()) {
      long least = Long.parseLong(asked.group(3)) + (asked.group(2).equals(">") ? 1 : 0);
      if (least > highest(asked.group(1))) {
        add(stage, "when", "asks for a score." + asked.group(1) + " of " + least, asked.group(1));
      }
    }
  }

  private void add(String stage, String key, String asks, String points) {
    found.add(
        Code.UNREACHABLE_THRESHOLD,
        "The definition of "
            + stage
            + " "
            + asks
            + ", but all rules together give "
            + highest(points),
        "ask for less, or give more points",
        "definitions",
        stage,
        key);
  }

  private long highest(String points) {
    return highest.getOrDefault(points, 0L);
  }
}
