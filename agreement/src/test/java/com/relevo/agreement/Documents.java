package com.relevo.agreement;

import com.relevo.agreement.InvalidAgreementException.Problem;
import java.util.List;

/** A small valid agreement for tests to spoil. */
final class Documents {
  static final String VALID =
      """
      version: v1
      name: Test
      definitions:
        profiled: { when: lead.hasEmail }
        mql: { when: score.fit > 0, enter: 50, leave: 40 }
        sql: { enter: 90, leave: 80 }
      scoring:
        fit:
          - { id: title, text: Has a title, when: lead.jobTitle != "", points: 10 }
        engagement:
          - { id: demo, text: Asked for a demo, on: demo_requested, points: 40, max: 1 }
      calendars:
        office:
          zone: Europe/Berlin
          hours: { mon-fri: ["09:00-17:00"] }
          holidays: [2026-12-25, --01-01]
          special: { 2026-12-24: ["09:00-12:00"] }
      teams:
        - id: sdr
          name: SDR
          calendar: office
          reps:
            - { id: anna, name: Anna, capacity: 10 }
      routing:
        - { id: all, team: sdr }
      targets:
        - { id: respond, kind: time-to-first-response, budget: 4h, calendar: office, warn: [50%, 80%] }
      dispositions:
        rejection: { bad: Bad }
        recycle: { later: Later }
        disqualification: { fake: Fake }
        lost: { price: Price }
      """;

  private Documents() {}

  static Agreement valid() {
    return AgreementReader.read("test.yaml", VALID);
  }

  /** The valid document with {@code from} replaced, which must be there. */
  static String with(String from, String to) {
    if (!VALID.contains(from)) {
      throw new IllegalArgumentException("Expected the valid document to contain " + from);
    }
    return VALID.replace(from, to);
  }

  static List<Problem> problems(String yaml) {
    try {
      AgreementReader.read("test.yaml", yaml);
      return List.of();
    } catch (InvalidAgreementException e) {
      return e.problems();
    }
  }

  /** A problem as people read it on one line, without its column and the schema's words. */
  record Said(int line, String text) {}

  static List<Said> said(String yaml) {
    return said(problems(yaml));
  }

  static List<Said> said(List<Problem> problems) {
    return problems.stream()
        .map(problem -> new Said(problem.line(), problem.text() + suggestion(problem)))
        .toList();
  }

  private static String suggestion(Problem problem) {
    return problem.hint().startsWith("did you mean") ? "; " + problem.hint() : "";
  }
}
