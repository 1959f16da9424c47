package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Fallback;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which desks a cycle goes to: those of whoever comes before the rules, then the team of the first
 * rule that holds, then its fallbacks.
 */
public final class Routing {
  private Routing() {}

  /** {@code cycle} is the one to route; where there is nobody to ask it says so, once. */
  static List<Change> route(
      HandoffState state, Cycle cycle, Agreement agreement, Preferences preferences, Cause cause) {
    List<Stop> way = preferences.before(state, cycle, rules(cycle, agreement), cause.now());
    return next(cycle, way, List.of(), agreement, cause);
  }

  /** On to the first of {@code way}. */
  static List<Change> next(
      Cycle cycle, List<Stop> way, List<Considered> considered, Agreement agreement, Cause cause) {
    if (!way.isEmpty()) {
      return List.of(
          new Change.Requested(
              way.getFirst(),
              nextAssignment(cause.lead(), cycle),
              way.subList(1, way.size()),
              considered));
    }
    return cycle.waitingFor() == UnroutedReason.NO_RULE
        ? List.of()
        : List.of(new Change.Happened(noRule(agreement, cause)));
  }

  /** The second handoff of a lead that {@code from} qualified; empty where it stays theirs. */
  static Optional<Change> closing(Cycle cycle, TeamId from, Agreement agreement, Cause cause) {
    return closing(cycle, agreement)
        .filter(rule -> !rule.team().equals(from))
        .map(Routing::stops)
        .map(way ->
            new Change.Requested(
                way.getFirst(),
                nextAssignment(cause.lead(), cycle),
                way.subList(1, way.size()),
                List.of()));
  }

  private static Optional<RoutingRule> closing(Cycle cycle, Agreement agreement) {
    return agreement.handoff().closing().stream()
        .filter(rule -> rule.when().holds(cycle.facts()))
        .findFirst();
  }

  /** What sales qualified goes to those who close, where the agreement names any. */
  private static List<Stop> rules(Cycle cycle, Agreement agreement) {
    return Optional.of(cycle)
        .filter(Cycle::salesQualified)
        .flatMap(qualified -> closing(qualified, agreement))
        .or(() -> agreement.route(cycle.opening().facts()))
        .map(Routing::stops)
        .orElse(List.of());
  }

  /** The team of a rule, then its fallbacks. */
  public static List<Stop> stops(RoutingRule rule) {
    List<Fallback> fallback = rule.fallback();
    List<Stop> stops = new ArrayList<>();
    Reason first =
        Reason.of(
            "routing:" + rule.id(),
            "Rule " + rule.id() + " routes to " + rule.team() + ": " + rule.when().text());
    stops.add(new Stop(rule.team(), first, List.of(), false, after(fallback, 0)));
    for (int i = 0; i < fallback.size(); i++) {
      Reason reason =
          Reason.of(
              "fallback:" + rule.id(),
              "Nobody could take it for "
                  + fallback.get(i).after()
                  + ": rule "
                  + rule.id()
                  + " goes on to "
                  + fallback.get(i).team());
      stops.add(new Stop(fallback.get(i).team(), reason, List.of(), false, after(fallback, i + 1)));
    }
    return stops;
  }

  private static @Nullable Duration after(List<Fallback> fallback, int i) {
    return i < fallback.size() ? fallback.get(i).after() : null;
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
