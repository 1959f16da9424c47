package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.List;

/** A team's reps as the agreement has them now; {@code known} is false for a team it has not. */
public record Roster(TeamId team, boolean known, List<Seat> seats) {
  public Roster {
    seats = List.copyOf(seats);
  }

  /** One rep: their share against the others, their most open leads, their own hours. */
  public record Seat(
      RepId rep, boolean active, int weight, int capacity, BusinessCalendar calendar) {}

  public static Roster of(Agreement agreement, TeamId team) {
    return agreement
        .team(team)
        .map(known -> new Roster(team, true, seats(agreement, known)))
        .orElseGet(() -> new Roster(team, false, List.of()));
  }

  /** The same team with {@code rep} left out. */
  public Roster without(RepId rep) {
    return new Roster(team, known, seats.stream().filter(seat -> !seat.rep().equals(rep)).toList());
  }

  private static List<Seat> seats(Agreement agreement, Agreement.Team team) {
    return team.reps().stream()
        .map(rep ->
            new Seat(
                rep.id(),
                rep.active(),
                rep.weight(),
                rep.capacity(),
                agreement.calendar(rep.calendar())))
        .toList();
  }
}
