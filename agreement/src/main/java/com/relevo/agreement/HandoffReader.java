package com.relevo.agreement;

import com.relevo.agreement.HandoffRules.ClosingReject;

/** Reads {@code handoff}: what sales may do with a lead. */
final class HandoffReader {
  private static final int MOST_REFUSALS = 20;

  private final Problems problems;

  private final RoutingReader routing;

  HandoffReader(Problems problems, RoutingReader routing) {
    this.problems = problems;
    this.routing = routing;
  }

  HandoffRules read(Section agreement, Ids teams) {
    if (!agreement.has("handoff")) {
      return HandoffRules.USUAL;
    }
    Section section = agreement.section("handoff", "the handoff");
    HandoffRules rules =
        new HandoffRules(
            section.integer("refusals", 1, MOST_REFUSALS, HandoffRules.USUAL.refusals()),
            TimeSpans.read(section, "longest-snooze", problems)
                .orElse(HandoffRules.USUAL.longestSnooze()),
            routing.closing(section, teams),
            section.has("closing-rejects")
                ? Words.of(ClosingReject.class, "who gets it", section, "closing-rejects", problems)
                    .orElse(ClosingReject.TO_QUALIFIER)
                : ClosingReject.TO_QUALIFIER);
    section.close();
    return rules;
  }
}
