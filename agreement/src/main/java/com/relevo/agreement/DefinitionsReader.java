package com.relevo.agreement;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.events.EngagementKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code definitions}: what the words PROFILED, MQL and SQL mean. */
final class DefinitionsReader {
  private final Problems problems;
  private final ConditionsReader conditions;

  DefinitionsReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
  }

  /** {@code profile} is what the section says of it, and was read before. */
  Definitions read(Section section, RequiredProfile profile, boolean predictiveDecides) {
    Scope scope = predictiveDecides ? Scope.PREDICTIVE_DEFINITION : Scope.DEFINITION;
    Section profiled = section.section("profiled", "the definition of profiled");
    Condition complete = conditions.required(profiled, scope);
    profiled.close();
    Section sqlSection = section.section("sql", "the definition of sql");
    Threshold mql = threshold(section.section("mql", "the definition of mql"), scope);
    Condition accepted = accepted(section);
    Threshold sql = threshold(sqlSection, scope);
    HandRaiser handRaiser = handRaiser(section, scope);
    Ids ids = new Ids("exclusion", problems);
    List<Exclusion> exclusions =
        section.sections("exclusions", "an exclusion", false).stream()
            .map(each -> exclusion(each, ids, scope))
            .toList();
    section.close();
    if (sql.enter() < mql.enter()) {
      problems.add(
          sqlSection.at("enter"),
          "Expected sql to ask for no fewer points than mql, but it asks for "
              + sql.enter()
              + " and mql for "
              + mql.enter());
    }
    return new Definitions(complete, mql, accepted, sql, handRaiser, exclusions, profile);
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

  private Threshold threshold(Section section, Scope scope) {
    int most = ScoringReader.MOST_POINTS;
    Condition when = conditions.optional(section, scope);
    int enter = section.integer("enter", -most, most);
    int leave = section.integer("leave", -most, most);
    Duration coolDown = TimeSpans.read(section, "cool-down", problems).orElse(Duration.ZERO);
    section.close();
    if (leave > enter) {
      problems.add(
          section.at("leave"),
          "Expected leave to be at most enter (" + enter + "), but it is " + leave);
    }
    return new Threshold(when, enter, leave, coolDown);
  }

  private @Nullable HandRaiser handRaiser(Section definitions, Scope scope) {
    if (!definitions.has("hand-raiser")) {
      return null;
    }
    Section section = definitions.section("hand-raiser", "the hand-raiser");
    Set<EngagementKind> on =
        section.required("on").isPresent()
            ? Words.listed(EngagementKind.class, "an engagement kind", section, "on", problems)
            : Set.of();
    if (section.has("on") && on.isEmpty()) {
      problems.add(section.at("on"), "Expected at least one engagement kind in on");
    }
    HandRaiser handRaiser =
        new HandRaiser(
            on,
            conditions.optional(section, scope),
            section.required("within").isPresent()
                ? TimeSpans.read(section, "within", problems).orElse(Duration.ZERO)
                : Duration.ZERO,
            section.flag("ends-cool-down", false));
    section.close();
    return handRaiser;
  }

  private Exclusion exclusion(Section section, Ids ids, Scope scope) {
    Exclusion exclusion =
        new Exclusion(
            section.id("id", ids), section.text("text"), conditions.required(section, scope));
    section.close();
    return exclusion;
  }
}
