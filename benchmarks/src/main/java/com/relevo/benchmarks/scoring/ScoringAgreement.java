package com.relevo.benchmarks.scoring;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementReader;
import com.relevo.events.EngagementKind;
import java.util.Locale;

/**
 * The shipped example's sides, with thirty scoring rules: fifteen on who a lead is, in CEL, fifteen
 * on what it does, of which two in three decay, one in three is capped in a group, one in five per
 * day.
 */
public final class ScoringAgreement {
  private static final int OF_EACH = 15;

  private ScoringAgreement() {}

  public static Agreement of() {
    StringBuilder yaml =
        new StringBuilder(
            """
            version: scoring-benchmark
            name: Thirty rules
            definitions:
              profiled: { when: 'lead.hasEmail && lead.company != ""' }
              mql: { when: score.fit >= 20, enter: 60, leave: 45, cool-down: 7d }
              sql: { when: score.fit >= 40, enter: 160, leave: 130 }
              hand-raiser: { on: [meeting_booked], when: score.fit >= 40, within: 30d }
              exclusions: [{ id: rival, text: Rival, when: 'lead.companyDomain in ["rival.example"]' }]
            scoring:
              groups:
                - { id: reading, text: Reads, max: 40, per: month }
                - { id: clicking, text: Clicks, max: 30 }
              grade: { fit: { A: 50, B: 30, C: 10 }, engagement: { 1: 90, 2: 50, 3: 20 }, keep: 3 }
              fit:
            """);
    for (int i = 0; i < OF_EACH; i++) {
      yaml.append(
          "    - { id: fit-%d, text: Fits, when: '%s', points: %d }\n"
              .formatted(i, condition(i), 3 + i));
    }
    yaml.append("  engagement:\n");
    for (int i = 0; i < OF_EACH; i++) {
      EngagementKind on = EngagementKind.values()[i % (EngagementKind.values().length - 1)];
      yaml.append(
          "    - { id: did-%d, text: Did, on: %s, points: %d, max: %d"
              .formatted(
                  i, on.name().toLowerCase(Locale.ROOT), i % 7 == 6 ? -5 : 2 + i % 5, 3 + 2 * i));
      yaml.append(i % 5 == 0 ? ", per: day" : "");
      yaml.append(i % 3 == 0 ? "" : ", half-life: %dd".formatted(7 + 7 * (i % 4)));
      yaml.append(i % 3 == 1 ? ", group: " + (i % 2 == 0 ? "reading" : "clicking") : "");
      yaml.append(" }\n");
    }
    return AgreementReader.read("benchmark", yaml.append(REST).toString());
  }

  private static String condition(int i) {
    return switch (i % 5) {
      case 0 -> "lead.jobTitle.matches(\"(?i)\\\\b(head of|director|lead%d)\")".formatted(i);
      case 1 -> "lead.employees >= %d && lead.employees < 1000".formatted(10 * i);
      case 2 -> "lead.country in [\"DE\", \"FR\", \"NL\"]";
      case 3 -> "lead.companyDomain != \"\" && lead.source == \"website\"";
      default -> "lead.industry.matches(\"(?i)(software|logistic)\")";
    };
  }

  private static final String REST =
      """
      teams:
        - { id: sdr, name: SDR, calendar: elapsed, reps: [{ id: anna, name: Anna, capacity: 10 }] }
      routing:
        - { id: all, team: sdr }
      dispositions:
        rejection: { bad: Bad }
        recycle: { later: { text: Later, cool-down: 30d } }
        disqualification: { fake: Fake }
        lost: { price: Price }
      """;
}
