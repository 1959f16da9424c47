package com.relevo.agreement;

import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.events.TeamId;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code routing}: which team takes which lead. */
final class RoutingReader {
  private final Problems problems;
  private final ConditionsReader conditions;

  RoutingReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
  }

  List<RoutingRule> read(Section agreement, Ids teams) {
    Ids ids = new Ids("routing rule", problems);
    return agreement.sections("routing", "a routing rule", true).stream()
        .map(rule -> route(rule, ids, teams))
        .toList();
  }

  private RoutingRule route(Section section, Ids ids, Ids teams) {
    String id = section.id("id", ids);
    Condition when = conditions.optional(section, Scope.ROUTING);
    String team = section.text("team");
    section.close();
    if (!team.isEmpty()) {
      teams.require(team, section.at("team"));
    }
    return new RoutingRule(
        id,
        when,
        new TeamId(Stream.of(team, "?").filter(name -> !name.isBlank()).findFirst().orElseThrow()));
  }
}
