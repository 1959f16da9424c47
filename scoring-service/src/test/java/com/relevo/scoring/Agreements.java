package com.relevo.scoring;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.Dispositions;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.AgreementReader;
import com.relevo.agreement.Condition;
import com.relevo.agreement.ConsentRules;
import com.relevo.agreement.CoolDowns;
import com.relevo.events.EngagementKind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Agreements made for tests: the shipped example with other definitions and points. */
public final class Agreements {
  /** MQL from 60, left below 45; SQL from 110, left below 90; profiled with a company. */
  public static final Definitions DEFINITIONS =
      new Definitions(
          when("company", facts -> facts.lead().company() != null),
          new Threshold(when("e-mail", facts -> facts.lead().hasEmail()), 60, 45),
          new Threshold(Condition.ALWAYS, 110, 90));

  private static final List<EngagementRule> ENGAGEMENT =
      List.of(
          new EngagementRule("demo", "Asked for a demo", EngagementKind.DEMO_REQUESTED, 40, 1),
          new EngagementRule("page", "Viewed a page", EngagementKind.PAGE_VIEWED, 5, 4),
          new EngagementRule("other", "Complained", EngagementKind.OTHER, -10, 3));

  // Reading it compiles every condition; once is enough.
  private static final Agreement EXAMPLE = AgreementReader.example();

  private Agreements() {}

  /**
   * The company's size in employees is its fit points, so that a test can name any total: one rule
   * for each binary digit. Engagement gives 40 once for a demo, 5 for a page up to four times, and
   * takes 10 for OTHER up to three times.
   */
  public static Agreement pointsAreEmployees() {
    return with("t-1", DEFINITIONS);
  }

  public static Agreement with(String version, Definitions definitions) {
    Stream<FitRule> digits =
        IntStream.range(0, 9)
            .mapToObj(digit ->
                new FitRule(
                    "size-" + digit,
                    "Size has digit " + digit,
                    when("digit " + digit, facts -> hasDigit(facts, digit)),
                    1 << digit));
    return new Agreement(
        version,
        EXAMPLE.name(),
        definitions,
        new ScoringModel(digits.toList(), ENGAGEMENT),
        EXAMPLE.teams(),
        EXAMPLE.routing(),
        EXAMPLE.targets(),
        EXAMPLE.calendars(),
        EXAMPLE.dispositions());
  }

  /** {@code model}'s fit rules are not asked: size in employees is fit, as ever. */
  public static Agreement scoring(
      Definitions definitions, ScoringModel model, CoolDowns coolDowns) {
    Agreement plain = with("t-1", definitions);
    Dispositions reasons = plain.dispositions();
    return new Agreement(
        "t-1",
        EXAMPLE.name(),
        definitions,
        new ScoringModel(
            plain.scoring().fit(),
            model.engagement(),
            model.groups(),
            model.grade(),
            model.account()),
        EXAMPLE.teams(),
        EXAMPLE.routing(),
        EXAMPLE.targets(),
        EXAMPLE.calendars(),
        new Dispositions(
            Map.of(),
            reasons.rejection(),
            reasons.recycle(),
            reasons.disqualification(),
            reasons.lost(),
            coolDowns,
            reasons.returnsTurn()));
  }

  /** As {@link #pointsAreEmployees}, with these consent rules. */
  public static Agreement asking(ConsentRules consent) {
    Agreement plain = pointsAreEmployees();
    return new Agreement(
        plain.version(),
        plain.name(),
        plain.owners(),
        plain.noticePeriod(),
        plain.definitions(),
        plain.scoring(),
        plain.teams(),
        plain.routing(),
        plain.accounts(),
        plain.targets(),
        plain.commitments(),
        plain.goals(),
        plain.calendars(),
        consent,
        plain.reportCard(),
        plain.handoff(),
        plain.dispositions(),
        plain.text(),
        plain.files());
  }

  private static boolean hasDigit(Condition.Facts facts, int digit) {
    Integer employees = facts.lead().employees();
    return employees != null && (employees >> digit & 1) == 1;
  }

  public static Condition when(String text, Predicate<Condition.Facts> holds) {
    return new Condition() {
      @Override
      public String text() {
        return text;
      }

      @Override
      public boolean holds(Facts facts) {
        return holds.test(facts);
      }
    };
  }
}
