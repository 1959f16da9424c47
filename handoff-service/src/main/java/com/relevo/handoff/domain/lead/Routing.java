package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which team's desk a cycle goes to: the first of the agreement's rules that holds. */
final class Routing {
  private Routing() {}

  /** {@code cycle} is the one to route; without a rule it says so, once. */
  static List<Change> route(Cycle cycle, Agreement agreement, Cause cause) {
    Optional<Change> asked =
        rules(cycle, agreement)
            .filter(rule -> rule.when().holds(cycle.opening().facts()))
            .findFirst()
            .map(rule -> request(rule, cycle, cause));
    if (asked.isPresent()) {
      return List.of(asked.get());
    }
    return cycle.waitingFor() == UnroutedReason.NO_RULE
        ? List.of()
        : List.of(new Change.Happened(noRule(agreement, cause)));
  }

  /** What sales qualified goes to those who close, where the agreement names any. */
  private static Stream<RoutingRule> rules(Cycle cycle, Agreement agreement) {
    Stream<RoutingRule> closing =
        cycle.salesQualified() ? agreement.handoff().closing().stream() : Stream.empty();
    return Stream.concat(closing, agreement.routing().stream());
  }

  /** The second handoff of a lead that {@code from} qualified; empty where it stays theirs. */
  static Optional<Change> closing(Cycle cycle, TeamId from, Agreement agreement, Cause cause) {
    return agreement.handoff().closing().stream()
        .filter(rule -> rule.when().holds(cycle.facts()))
        .findFirst()
        .filter(rule -> !rule.team().equals(from))
        .map(rule -> request(rule, cycle, cause));
  }

  private static Change request(RoutingRule rule, Cycle cycle, Cause cause) {
    Reason reason =
        Reason.of(
            "routing:" + rule.id(),
            "Rule " + rule.id() + " routes to " + rule.team() + ": " + rule.when().text());
    return new Change.Requested(rule.team(), nextAssignment(cause.lead(), cycle), reason);
  }

  private static LeadUnrouted noRule(Agreement agreement, Cause cause) {
    Reason reason =
        Reason.of(
            "no_rule",
            "None of the "
                + agreement.routing().size()
                + " routing rules of agreement "
                + agreement.version()
                + " holds for this lead");
    return new LeadUnrouted(
        cause.meta(EventType.LEAD_UNROUTED, reason), UnroutedReason.NO_RULE, null);
  }

  /** The name of what the cycle asks of a desk next. */
  static AssignmentId nextAssignment(LeadId lead, Cycle cycle) {
    return assignmentId(lead, cycle.number(), cycle.requests() + 1);
  }

  /** The same lead, cycle and request always name the same assignment. */
  private static AssignmentId assignmentId(LeadId lead, int cycle, int request) {
    return new AssignmentId(EventIds.of("assignment\n" + lead + "\n" + cycle + "\n" + request));
  }
}
