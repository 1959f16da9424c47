package com.relevo.agreement;

import com.relevo.agreement.Goal.Aim;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.Party;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code goals}, after the commitments and targets that they name. */
final class GoalsReader {
  private static final String A_GOAL = "a goal";

  private final Problems problems;
  private final Ids commitments;
  private final Ids targets;
  private final Ids ids;

  GoalsReader(Problems problems, Ids commitments, Ids targets) {
    this.problems = problems;
    this.commitments = commitments;
    this.targets = targets;
    this.ids = new Ids("goal", problems);
  }

  List<Goal> read(Section agreement) {
    return agreement.sections("goals", A_GOAL, false).stream().map(this::goal).toList();
  }

  private Goal goal(Section section) {
    String id = section.id("id", ids);
    String text = section.text("text");
    Party owner =
        Words.of(Party.class, "a side", section, "owner", problems).orElse(Party.MARKETING);
    Aim aim = aim(section);
    section.close();
    return new Goal(id, text, owner, aim);
  }

  private Aim aim(Section section) {
    List<String> stated =
        Stream.of("commitment", "target", "measure").filter(section::has).toList();
    if (stated.size() != 1) {
      problems.add(
          section.at(),
          "Expected one of commitment, target and measure in a goal, but there is "
              + (stated.isEmpty() ? "none" : String.join(" and ", stated)));
      number(section, Amount.Unit.EITHER, true);
      return new Aim.Kept("?");
    }
    return switch (stated.getFirst()) {
      case "commitment" -> kept(section);
      case "target" -> inTime(section);
      default -> reached(section);
    };
  }

  private Aim kept(Section section) {
    String commitment = section.text("commitment");
    if (!commitment.isEmpty()) {
      commitments.require(commitment, section.at("commitment"));
    }
    Stream.of("at-least", "period")
        .filter(section::has)
        .forEach(key ->
            problems.add(
                section.at(key),
                "Expected no " + key + ", as the commitment states it, but there is one"));
    return new Aim.Kept(commitment);
  }

  private Aim inTime(Section section) {
    String target = section.text("target");
    if (!target.isEmpty()) {
      targets.require(target, section.at("target"));
    }
    Number number = number(section, Amount.Unit.SHARE, false);
    return new Aim.InTime(target, number.atLeast(), number.period());
  }

  private Aim reached(Section section) {
    String written = section.optionalText("measure").orElse("");
    if (Words.find(CommitmentMeasure.class, written).isPresent()) {
      problems.add(
          section.at("measure"),
          "Expected "
              + written
              + " as a commitment that the goal names, so that it is stated once, but it is a measure of the goal");
      number(section, Amount.Unit.EITHER, false);
      return new Aim.Kept("?");
    }
    Optional<Goal.Measure> measure =
        Words.of(Goal.Measure.class, "a measure", section, "measure", problems);
    Number number =
        number(
            section,
            measure.map(known -> Amount.unit(known.rate())).orElse(Amount.Unit.EITHER),
            false);
    return new Aim.Reached(
        measure.orElse(Goal.Measure.SQL_VOLUME), number.atLeast(), number.period());
  }

  private record Number(BigDecimal atLeast, Commitment.Period period) {}

  private Number number(Section section, Amount.Unit unit, boolean lenient) {
    if (lenient && !(section.has("at-least") && section.has("period"))) {
      return new Number(BigDecimal.ONE, Commitment.Period.MONTH);
    }
    return new Number(
        Amount.read(section, A_GOAL, unit, problems),
        Words.of(Commitment.Period.class, "a period", section, "period", problems)
            .orElse(Commitment.Period.MONTH));
  }
}
