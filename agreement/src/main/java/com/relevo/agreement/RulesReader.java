package com.relevo.agreement;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.events.EngagementKind;
import com.relevo.events.TeamId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code definitions}, {@code scoring} and {@code routing}: whatever decides by conditions
 * and points.
 */
final class RulesReader {
  private static final int MOST_POINTS = 1000;

  private final Problems problems;
  private final ConditionsReader conditions;

  RulesReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
  }

  Definitions definitions(Section agreement) {
    Section section = agreement.section("definitions", "the definitions");
    Section profiled = section.section("profiled", "the definition of profiled");
    Condition complete = conditions.required(profiled, Scope.DEFINITION);
    profiled.close();
    Section sqlSection = section.section("sql", "the definition of sql");
    Threshold mql = threshold(section.section("mql", "the definition of mql"));
    Threshold sql = threshold(sqlSection);
    Condition accepted = accepted(section);
    section.close();
    if (sql.enter() < mql.enter()) {
      problems.add(
          sqlSection.at("enter"),
          "Expected sql to ask for no fewer points than mql, but it asks for "
              + sql.enter()
              + " and mql for "
              + mql.enter());
    }
    return new Definitions(complete, mql, accepted, sql);
  }

  /** Left out, sales' acceptance is all it takes. */
  private Condition accepted(Section definitions) {
    if (!definitions.has("sal")) {
      return Condition.ALWAYS;
    }
    Section section = definitions.section("sal", "the definition of sal");
    Condition when = conditions.required(section, Scope.ACCEPTANCE);
    section.close();
    return when;
  }

  private Threshold threshold(Section section) {
    Condition when = conditions.optional(section, Scope.DEFINITION);
    int enter = section.integer("enter", -MOST_POINTS, MOST_POINTS);
    int leave = section.integer("leave", -MOST_POINTS, MOST_POINTS);
    section.close();
    if (leave > enter) {
      problems.add(
          section.at("leave"),
          "Expected leave to be at most enter (" + enter + "), but it is " + leave);
    }
    return new Threshold(when, enter, leave);
  }

  ScoringModel scoring(Section agreement) {
    Section section = agreement.section("scoring", "the scoring");
    Ids ids = new Ids("scoring rule", problems);
    List<FitRule> fit =
        section.sections("fit", "a fit rule", false).stream().map(rule -> fit(rule, ids)).toList();
    List<EngagementRule> engagement =
        section.sections("engagement", "an engagement rule", false).stream()
            .map(rule -> engagement(rule, ids))
            .toList();
    section.close();
    return new ScoringModel(fit, engagement);
  }

  private FitRule fit(Section section, Ids ids) {
    FitRule rule =
        new FitRule(
            section.id("id", ids),
            section.text("text"),
            conditions.required(section, Scope.FIT),
            points(section));
    section.close();
    return rule;
  }

  private EngagementRule engagement(Section section, Ids ids) {
    String id = section.id("id", ids);
    String text = section.text("text");
    EngagementKind on =
        Words.of(EngagementKind.class, "an engagement kind", section, "on", problems)
            .orElse(EngagementKind.OTHER);
    EngagementRule rule =
        new EngagementRule(id, text, on, points(section), section.integer("max", 1, 1000));
    section.close();
    return rule;
  }

  private int points(Section section) {
    int points = section.integer("points", -MOST_POINTS, MOST_POINTS);
    if (points == 0) {
      problems.add(section.at("points"), "Expected points to be given or taken, but they are 0");
    }
    return points;
  }

  List<RoutingRule> routing(Section agreement, Ids teams) {
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
