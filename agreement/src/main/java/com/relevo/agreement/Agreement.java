package com.relevo.agreement;

import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of the Agreement: complete and consistent by construction of {@link AgreementReader}.
 * {@code text} is the document it was read from, empty where there is none; {@code files} are the
 * texts of those it names.
 */
public record Agreement(
    String version,
    String name,
    Definitions definitions,
    ScoringModel scoring,
    List<Team> teams,
    List<RoutingRule> routing,
    List<Target> targets,
    List<Commitment> commitments,
    Map<String, BusinessCalendar> calendars,
    Dispositions dispositions,
    String text,
    Map<String, String> files) {

  public Agreement {
    teams = List.copyOf(teams);
    routing = List.copyOf(routing);
    targets = List.copyOf(targets);
    commitments = List.copyOf(commitments);
    calendars = Map.copyOf(calendars);
    files = Map.copyOf(files);
  }

  public Agreement(
      String version,
      String name,
      Definitions definitions,
      ScoringModel scoring,
      List<Team> teams,
      List<RoutingRule> routing,
      List<Target> targets,
      Map<String, BusinessCalendar> calendars,
      Dispositions dispositions) {
    this(
        version,
        name,
        definitions,
        scoring,
        teams,
        routing,
        targets,
        List.of(),
        calendars,
        dispositions,
        "",
        Map.of());
  }

  /** What makes a lead profiled, marketing qualified, sales qualified. */
  public record Definitions(Condition profiled, Threshold mql, Threshold sql) {}

  /**
   * A stage entered at {@code enter} total points or more and left only below {@code leave}:
   * between the two the lead stays where it is, so that one at the threshold does not flap. {@code
   * when} must hold to enter.
   */
  public record Threshold(Condition when, int enter, int leave) {}

  /** Points for what a lead is ({@code fit}) and for what it does ({@code engagement}). */
  public record ScoringModel(List<FitRule> fit, List<EngagementRule> engagement) {
    public ScoringModel {
      fit = List.copyOf(fit);
      engagement = List.copyOf(engagement);
    }
  }

  public record FitRule(String id, String text, Condition when, int points) {}

  /** {@code points} for each engagement of this kind, for at most {@code max} of them. */
  public record EngagementRule(
      String id, String text, com.relevo.events.EngagementKind on, int points, int max) {}

  /** A team of reps; {@code calendar} names the hours its own targets run in. */
  public record Team(TeamId id, String name, String calendar, List<Rep> reps) {
    public Team {
      reps = List.copyOf(reps);
    }
  }

  /**
   * {@code weight} is the share of leads against the team's other reps, {@code capacity} the most
   * open leads at a time.
   */
  public record Rep(
      RepId id, String name, boolean active, int weight, int capacity, String calendar) {}

  /** The first rule whose condition holds names the team. */
  public record RoutingRule(String id, Condition when, TeamId team) {}

  /** The coded reasons reps may give, in the agreement's order; each code to its text. */
  public record Dispositions(
      Map<String, String> rejection,
      Map<String, String> recycle,
      Map<String, String> disqualification,
      Map<String, String> lost) {}

  public Optional<Team> team(TeamId id) {
    return teams.stream().filter(team -> team.id().equals(id)).findFirst();
  }

  public Optional<Rep> rep(RepId id) {
    return teams.stream()
        .flatMap(team -> team.reps().stream())
        .filter(rep -> rep.id().equals(id))
        .findFirst();
  }

  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  /**
   * The calendar of that name; validation made sure that every name used in the agreement exists.
   */
  public BusinessCalendar calendar(String name) {
    BusinessCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalStateException(
          "Expected calendar "
              + name
              + " in agreement "
              + version
              + ", but it has "
              + Set.copyOf(calendars.keySet()));
    }
    return calendar;
  }
}
