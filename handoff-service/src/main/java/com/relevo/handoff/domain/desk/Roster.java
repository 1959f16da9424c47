package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Pool;
import com.relevo.agreement.Rate;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A team's reps as they are now, and how leads are given to them; {@code known} is false for a team
 * that is in no agreement. All that a desk learns about reps is in here.
 */
public record Roster(TeamId team, boolean known, Pool pool, List<Seat> seats) {
  public Roster {
    seats = List.copyOf(seats);
  }

  /**
   * One rep: their share against the others, their most open leads, their own hours, what they know
   * and speak, how many new leads they get in a time (null for any), when they are away.
   */
  public record Seat(
      RepId rep,
      boolean active,
      int weight,
      int capacity,
      BusinessCalendar calendar,
      Set<String> skills,
      Set<String> languages,
      @Nullable Rate rate,
      List<Away> absences) {
    public Seat {
      skills = Set.copyOf(skills);
      languages = Set.copyOf(languages);
      absences = List.copyOf(absences);
    }
  }

  /** Away from {@code from} until, and not including, {@code to}. */
  public record Away(Instant from, Instant to) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  public static Roster unknown(TeamId team) {
    return new Roster(team, false, Pool.IN_TURN, List.of());
  }

  public static Roster of(Agreement agreement, TeamId team) {
    return agreement
        .team(team)
        .map(known -> new Roster(team, true, known.pool(), seats(agreement, known)))
        .orElseGet(() -> unknown(team));
  }

  private static List<Seat> seats(Agreement agreement, Agreement.Team team) {
    return team.reps().stream().map(rep -> seat(rep, agreement.calendar(rep.calendar()))).toList();
  }

  private static Seat seat(Rep rep, BusinessCalendar calendar) {
    return new Seat(
        rep.id(),
        rep.active(),
        rep.weight(),
        rep.capacity(),
        calendar,
        rep.skills(),
        rep.languages(),
        rep.rate(),
        rep.absences().stream().map(absence -> away(absence, calendar.zone())).toList());
  }

  private static Away away(Absence absence, ZoneId zone) {
    return new Away(midnight(absence.from(), zone), midnight(absence.to().plusDays(1), zone));
  }

  private static Instant midnight(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }
}
