package com.relevo.agreement;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.events.EngagementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code scoring}: who gets how many points for what, and how they are capped and graded. */
final class ScoringReader {
  static final int MOST_POINTS = 1000;
  private static final int MOST_ACCOUNT_POINTS = 100_000;

  private final Problems problems;
  private final ConditionsReader conditions;
  private final Ids rules;
  private final Ids groups;

  ScoringReader(Problems problems, ConditionsReader conditions) {
    this.problems = problems;
    this.conditions = conditions;
    this.rules = new Ids("scoring rule", problems);
    this.groups = new Ids("group of rules", problems);
  }

  ScoringModel read(Section agreement) {
    Section section = agreement.section("scoring", "the scoring");
    List<CapGroup> caps =
        section.sections("groups", "a group of rules", false).stream().map(this::group).toList();
    List<FitRule> fit =
        section.sections("fit", "a fit rule", false).stream().map(this::fit).toList();
    List<EngagementRule> engagement =
        section.sections("engagement", "an engagement rule", false).stream()
            .map(this::engagement)
            .toList();
    GradeBands grade = section.has("grade") ? grade(section.section("grade", "the grade")) : null;
    AccountModel account =
        section.has("account") ? account(section.section("account", "the account")) : null;
    Predictive predictive = PredictiveReader.read(section, problems);
    section.close();
    return new ScoringModel(fit, engagement, caps, grade, account, predictive);
  }

  private CapGroup group(Section section) {
    String id = section.id("id", groups);
    rules.add(id, section.at("id"));
    CapGroup group =
        new CapGroup(
            id, section.text("text"), section.integer("max", 1, 10 * MOST_POINTS), per(section));
    section.close();
    return group;
  }

  private FitRule fit(Section section) {
    FitRule rule =
        new FitRule(
            section.id("id", rules),
            section.text("text"),
            conditions.required(section, Scope.FIT),
            points(section));
    section.close();
    return rule;
  }

  private EngagementRule engagement(Section section) {
    EngagementRule rule =
        new EngagementRule(
            section.id("id", rules),
            section.text("text"),
            Words.of(EngagementKind.class, "an engagement kind", section, "on", problems)
                .orElse(EngagementKind.OTHER),
            points(section),
            section.integer("max", 1, EngagementRule.MOST),
            per(section),
            TimeSpans.read(section, "half-life", problems).orElse(null),
            group(section.optionalText("group"), section));
    section.close();
    return rule;
  }

  private @Nullable String group(Optional<String> id, Section section) {
    id.ifPresent(named -> groups.require(named, section.at("group")));
    return id.orElse(null);
  }

  private @Nullable Period per(Section section) {
    return section.has("per")
        ? Words.of(Period.class, "a period", section, "per", problems).orElse(null)
        : null;
  }

  private int points(Section section) {
    int points = section.integer("points", -MOST_POINTS, MOST_POINTS);
    if (points == 0) {
      problems.add(section.at("points"), "Expected points to be given or taken, but they are 0");
    }
    return points;
  }

  private GradeBands grade(Section section) {
    GradeBands bands =
        new GradeBands(
            bands(section.section("fit", "the grade's fit"), "A", "B", "C"),
            bands(section.section("engagement", "the grade's engagement"), "1", "2", "3"),
            section.integer("keep", 0, MOST_POINTS, 0));
    section.close();
    return bands;
  }

  private List<Integer> bands(Section section, String... names) {
    List<Integer> bands = new ArrayList<>();
    for (String name : names) {
      int from = section.integer(name, -10 * MOST_POINTS, 10 * MOST_POINTS);
      if (!bands.isEmpty() && section.has(name) && from >= bands.getLast()) {
        problems.add(
            section.at(name),
            "Expected fewer points than the band before it ("
                + bands.getLast()
                + "), but "
                + name
                + " is "
                + from);
      }
      bands.add(from);
    }
    section.close();
    return bands;
  }

  private AccountModel account(Section section) {
    int enter = section.integer("enter", 1, MOST_ACCOUNT_POINTS);
    int leave = section.integer("leave", 0, MOST_ACCOUNT_POINTS);
    if (leave > enter) {
      problems.add(
          section.at("leave"),
          "Expected leave to be at most enter (" + enter + "), but it is " + leave);
    }
    AccountModel account =
        new AccountModel(
            enter,
            leave,
            section.integer("people", 1, 100, 1),
            section.integer("most-engaged", 1, 100, 1));
    section.close();
    return account;
  }
}
