package com.relevo.agreement;

import com.relevo.agreement.Commitment.Period;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.SlaReport.Party;
import com.relevo.events.TeamId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code commitments}. */
final class CommitmentsReader {
  private final Problems problems;
  private final Ids calendars;
  private final Ids teams;
  private final ConditionsReader conditions;
  private final Ids ids;

  CommitmentsReader(
      Problems problems, Ids calendars, Ids teams, Ids ids, ConditionsReader conditions) {
    this.problems = problems;
    this.calendars = calendars;
    this.teams = teams;
    this.conditions = conditions;
    this.ids = ids;
  }

  List<Commitment> read(Section agreement) {
    return agreement.sections("commitments", "a commitment", false).stream()
        .map(this::commitment)
        .toList();
  }

  private Commitment commitment(Section section) {
    String id = section.id("id", ids);
    Party owner =
        Words.of(Party.class, "a side", section, "owner", problems).orElse(Party.MARKETING);
    Optional<CommitmentMeasure> measure =
        Words.of(CommitmentMeasure.class, "a measure", section, "measure", problems);
    BigDecimal atLeast =
        Amount.read(
            section,
            "a commitment",
            measure.map(known -> Amount.unit(known.rate())).orElse(Amount.Unit.EITHER),
            problems);
    Period period =
        Words.of(Period.class, "a period", section, "period", problems).orElse(Period.MONTH);
    String calendar = section.text("calendar");
    if (!calendar.isEmpty()) {
      calendars.require(calendar, section.at("calendar"));
    }
    @Nullable TeamId team = team(section);
    Condition when = conditions.optional(section, Scope.COMMITMENT);
    section.close();
    return new Commitment(
        id,
        owner,
        measure.orElse(CommitmentMeasure.MQL_VOLUME),
        atLeast,
        period,
        calendar,
        team,
        when);
  }

  private @Nullable TeamId team(Section section) {
    return section
        .optionalText("team")
        .map(team -> {
          teams.require(team, section.at("team"));
          return new TeamId(team);
        })
        .orElse(null);
  }
}
