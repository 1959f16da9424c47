package com.relevo.scoring.simulation;

import com.relevo.events.LeadFacts;
import java.util.Arrays;
import java.util.List;

/** A lead's company by its employees: micro, small and medium as the EU has them, then larger. */
enum Segment {
  MICRO("1-9", 9),
  SMALL("10-49", 49),
  MEDIUM("50-249", 249),
  LARGE("250-999", 999),
  ENTERPRISE("1000+", Integer.MAX_VALUE),
  UNKNOWN("unknown", -1);

  private final String text;
  private final int most;

  Segment(String text, int most) {
    this.text = text;
    this.most = most;
  }

  static List<String> all() {
    return Arrays.stream(values()).map(each -> each.text).toList();
  }

  static String of(LeadFacts lead) {
    Integer employees = lead.employees();
    return employees == null || employees < 1
        ? UNKNOWN.text
        : Arrays.stream(values())
            .filter(each -> employees <= each.most)
            .findFirst()
            .orElseThrow()
            .text;
  }
}
