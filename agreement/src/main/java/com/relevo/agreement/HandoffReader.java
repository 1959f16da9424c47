package com.relevo.agreement;

/** Reads {@code handoff}: what sales may do with a lead. */
final class HandoffReader {
  private static final int MOST_REFUSALS = 20;

  private final Problems problems;

  HandoffReader(Problems problems) {
    this.problems = problems;
  }

  HandoffRules read(Section agreement) {
    if (!agreement.has("handoff")) {
      return HandoffRules.USUAL;
    }
    Section section = agreement.section("handoff", "the handoff");
    HandoffRules rules =
        new HandoffRules(
            section.integer("refusals", 1, MOST_REFUSALS, HandoffRules.USUAL.refusals()),
            TimeSpans.read(section, "longest-snooze", problems)
                .orElse(HandoffRules.USUAL.longestSnooze()));
    section.close();
    return rules;
  }
}
