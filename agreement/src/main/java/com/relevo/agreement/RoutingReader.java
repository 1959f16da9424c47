package com.relevo.agreement;

import com.relevo.agreement.Agreement.Fallback;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.Team;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code routing} and {@code accounts}: which team takes which lead, and whose it is first.
 */
final class RoutingReader {
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{3,253}$)[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  private final Problems problems;
  private final ConditionsReader conditions;

  RoutingReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
  }

  List<RoutingRule> read(Section agreement, Ids teams) {
    return rules(agreement, "routing", true, teams);
  }

  /** Which team takes a lead that is qualified; of no rule where it stays where it is. */
  List<RoutingRule> closing(Section handoff, Ids teams) {
    return rules(handoff, "closing", false, teams);
  }

  private List<RoutingRule> rules(Section section, String key, boolean required, Ids teams) {
    Ids ids = new Ids("routing rule", problems);
    return section.sections(key, "a routing rule", required).stream()
        .map(rule -> route(rule, ids, teams))
        .toList();
  }

  private RoutingRule route(Section section, Ids ids, Ids teams) {
    String id = section.id("id", ids);
    Condition when = conditions.optional(section, Scope.ROUTING);
    TeamId team = team(section, teams);
    Set<TeamId> before = new HashSet<>(Set.of(team));
    List<Fallback> fallback =
        section.sections("fallback", "a fallback", false).stream()
            .map(each -> fallback(each, teams, before))
            .toList();
    section.close();
    return new RoutingRule(id, when, team, fallback);
  }

  private Fallback fallback(Section section, Ids teams, Set<TeamId> before) {
    TeamId team = team(section, teams);
    if (!before.add(team)) {
      problems.add(
          section.at("team"), "Expected each team once in a rule, but " + team + " is there again");
    }
    section.required("after");
    Duration after = TimeSpans.read(section, "after", problems).orElse(Duration.ZERO);
    section.close();
    return new Fallback(team, after);
  }

  private static TeamId team(Section section, Ids teams) {
    String team = section.text("team");
    if (!team.isEmpty()) {
      teams.require(team, section.at("team"));
    }
    return new TeamId(team.isBlank() ? "?" : team);
  }

  /** Domains in small letters. */
  Map<String, RepId> accounts(Section agreement, List<Team> teams) {
    Map<String, RepId> owners = new LinkedHashMap<>();
    for (Section section : agreement.sections("accounts", "an account", false)) {
      String domain = section.text("domain").toLowerCase(Locale.ROOT);
      String owner = section.text("owner");
      section.close();
      if (!domain.isEmpty() && !DOMAIN.matcher(domain).matches()) {
        problems.add(
            section.at("domain"),
            "Expected a company's domain such as acme.com, but it is " + domain);
      }
      if (!owner.isEmpty() && !known(teams, owner)) {
        problems.add(
            section.at("owner"), "Expected a rep of this agreement, but there is no " + owner);
      }
      if (owners.putIfAbsent(domain, new RepId(owner.isBlank() ? "?" : owner)) != null) {
        problems.add(
            section.at("domain"), "Expected each account once, but " + domain + " is there again");
      }
    }
    return owners;
  }

  private static boolean known(List<Team> teams, String rep) {
    return teams.stream()
        .anyMatch(team -> team.reps().stream().anyMatch(each -> each.id().value().equals(rep)));
  }
}
