package com.relevo.scoring.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Team;
import com.relevo.events.TeamId;
import com.relevo.scoring.simulation.Impact.Counts;
import com.relevo.scoring.simulation.Impact.TeamLoad;
import com.relevo.scoring.simulation.Impact.WeekLoad;
import com.relevo.scoring.simulation.Step.Handover;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which team gets how many leads a week. */
final class Loads {
  private final List<LocalDate> weeks;
  private final Map<Side, Map<TeamId, Map<LocalDate, Integer>>> routed = new EnumMap<>(Side.class);
  private final Map<Side, Integer> withoutRule = new EnumMap<>(Side.class);

  Loads(List<LocalDate> weeks) {
    this.weeks = weeks;
    for (Side side : Side.values()) {
      routed.put(side, new HashMap<>());
      withoutRule.put(side, 0);
    }
  }

  void count(Side side, Handover handover, LocalDate week) {
    TeamId team = handover.team();
    if (team == null) {
      withoutRule.merge(side, 1, Integer::sum);
    } else {
      of(side).computeIfAbsent(team, _ -> new HashMap<>()).merge(week, 1, Integer::sum);
    }
  }

  Counts withoutRule() {
    return new Counts(
        withoutRule.getOrDefault(Side.IN_FORCE, 0), withoutRule.getOrDefault(Side.CANDIDATE, 0));
  }

  /** The candidate's teams, then those that only {@code before} has and that had leads. */
  List<TeamLoad> teams(Agreement before, Agreement candidate) {
    Map<TeamId, Team> teams = new LinkedHashMap<>();
    candidate.teams().forEach(team -> teams.put(team.id(), team));
    Map<TeamId, TeamLoad> loads = new LinkedHashMap<>();
    teams.forEach((id, team) -> loads.put(id, load(id, team.name(), team.capacity())));
    of(Side.IN_FORCE).keySet().stream()
        .sorted((one, other) -> one.value().compareTo(other.value()))
        .forEach(id -> loads.computeIfAbsent(id, _ -> gone(id, before.team(id))));
    return List.copyOf(loads.values());
  }

  /** The candidate has no such team: no capacity, and no leads either. */
  private TeamLoad gone(TeamId id, Optional<Team> team) {
    return load(id, team.map(Team::name).orElse(id.value()), 0);
  }

  private TeamLoad load(TeamId id, String name, int capacity) {
    List<WeekLoad> all = weeks.stream().map(week -> week(id, week, capacity)).toList();
    return new TeamLoad(
        id,
        name,
        capacity,
        new Counts(
            all.stream().mapToInt(WeekLoad::inForce).sum(),
            all.stream().mapToInt(WeekLoad::candidate).sum()),
        new Counts(
            all.stream().mapToInt(WeekLoad::inForce).max().orElse(0),
            all.stream().mapToInt(WeekLoad::candidate).max().orElse(0)),
        all,
        all.stream().anyMatch(WeekLoad::over));
  }

  private WeekLoad week(TeamId team, LocalDate week, int capacity) {
    int candidate = count(Side.CANDIDATE, team, week);
    return new WeekLoad(week, count(Side.IN_FORCE, team, week), candidate, candidate > capacity);
  }

  private int count(Side side, TeamId team, LocalDate week) {
    return of(side).getOrDefault(team, Map.of()).getOrDefault(week, 0);
  }

  private Map<TeamId, Map<LocalDate, Integer>> of(Side side) {
    return routed.getOrDefault(side, Map.of());
  }
}
