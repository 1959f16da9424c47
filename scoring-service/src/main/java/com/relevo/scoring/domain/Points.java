package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.FitRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.GradeBands;
import com.relevo.events.Reason;
import com.relevo.events.Reason.Evidence;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.scoring.domain.Ledger.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lead's points under the agreement at an instant, each rule that gave or took some as a reason;
 * the reasons' points add up to the score. {@code grade} is empty where the agreement has none.
 */
record Points(Score score, String grade, List<Reason> reasons, Ledger ledger) {
  /** How many events an event's reason names; asked for, it names all. */
  static final int NAMED = 5;

  /** Of a state that is {@link LeadScoring#fitted fitted} to this model. */
  static Points of(LeadScoring state, ScoringModel model, Instant at, int named) {
    List<Reason> reasons = new ArrayList<>();
    Ledger ledger = Ledger.of(state.deeds(), model);
    int fit = fit(state, model, reasons);
    int engagement = ledger.points(at.toEpochMilli());
    ledger.lines.forEach(line -> add(line, at.toEpochMilli(), named, reasons));
    ledger.caps.forEach(cap -> add(cap, at.toEpochMilli(), reasons));
    String grade = grade(model.grade(), fit, engagement, state.published());
    return new Points(new Score(fit, engagement), grade, List.copyOf(reasons), ledger);
  }

  private static String grade(
      @Nullable GradeBands bands, int fit, int engagement, @Nullable Published before) {
    return bands == null
        ? GradeBands.NONE
        : bands.grade(fit, engagement, before == null ? GradeBands.NONE : before.grade());
  }

  /** None before the first capture: of a lead nobody knows no rule can tell whether it fits. */
  private static int fit(LeadScoring state, ScoringModel model, List<Reason> reasons) {
    KnownFacts known = state.facts();
    if (known == null) {
      return 0;
    }
    int sum = 0;
    for (int place : Objects.requireNonNull(known.fit(), "Expected a fitted state").held()) {
      FitRule rule = model.fit().get(place);
      sum += rule.points();
      reasons.add(new Reason(rule.id(), rule.text(), rule.points()));
    }
    return sum;
  }

  private static void add(Line line, long now, int named, List<Reason> reasons) {
    int points = 0;
    for (Cell cell : line.cells()) {
      points += cell.points(now);
    }
    if (points != 0) {
      reasons.add(new Reason(line.rule().id(), text(line), points, evidence(line, now, named)));
    }
  }

  private static String text(Line line) {
    return line.cut() == 0
        ? line.rule().text()
        : line.rule().text() + "; " + line.cut() + " more do not count";
  }

  private static List<Evidence> evidence(Line line, long now, int named) {
    List<Evidence> evidence = new ArrayList<>();
    for (Cell cell : line.cells()) {
      for (Deed deed : cell.deeds) {
        if (evidence.size() == named) {
          return evidence;
        }
        evidence.add(
            new Evidence(
                deed.eventId(), deed.occurredAt(), line.rule().points(), cell.now(deed, now)));
      }
    }
    return evidence;
  }

  /** What the cap of a group cut, as points taken. */
  private static void add(Cap cap, long now, List<Reason> reasons) {
    int sum = cap.uncapped(now);
    int cut = cap.capped(sum) - sum;
    if (cut != 0) {
      String text = cap.group.text() + ": at most " + cap.group.max() + " points";
      reasons.add(new Reason(cap.group.id(), text, cut));
    }
  }
}
