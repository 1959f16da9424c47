package com.relevo.agreement;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.AgreementLint.Found;
import com.relevo.agreement.Lint.Code;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.agreement.calendar.Holidays;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Teams that cannot take leads or get none, and calendars that nobody needs or that run out. */
final class PeopleLint {
  private final Agreement agreement;
  private final Found found;

  PeopleLint(Agreement agreement, Found found) {
    this.agreement = agreement;
    this.found = found;
  }

  void check(Instant now) {
    Set<TeamId> routed =
        Stream.concat(agreement.routing().stream(), agreement.handoff().closing().stream())
            .flatMap(rule ->
                Stream.concat(
                    Stream.of(rule.team()), rule.fallback().stream().map(Agreement.Fallback::team)))
            .collect(Collectors.toSet());
    agreement.teams().forEach(team -> team(team, routed.contains(team.id())));
    Set<String> used = usedCalendars();
    new TreeSet<>(agreement.calendars().keySet())
        .forEach(name -> calendar(agreement.calendar(name), used.contains(name), now));
  }

  private void team(Team team, boolean routed) {
    String id = team.id().value();
    if (team.reps().stream().noneMatch(Rep::active)) {
      found.add(
          Code.TEAM_WITHOUT_REPS,
          "Team " + id + " has no active rep, so its leads wait",
          "make a rep active, or route to another team",
          "teams",
          id,
          "reps");
    }
    if (!routed) {
      found.add(
          Code.TEAM_WITHOUT_LEADS,
          "Team " + id + " gets no lead, as no routing rule names it",
          "add a routing rule, or remove the team",
          "teams",
          id);
    }
  }

  private void calendar(BusinessCalendar calendar, boolean used, Instant now) {
    String name = calendar.name();
    if (name.equals("elapsed")) {
      return;
    }
    if (!used) {
      found.add(
          Code.UNUSED_CALENDAR,
          "Calendar " + name + " is used by nobody",
          "remove it, or let a team, a rep, a target or a commitment name it",
          "calendars",
          name);
    }
    if (!calendar.knowsHolidaysOfNextYear(now)) {
      LocalDate until = calendar.holidaysKnownUntil();
      String known = until.equals(Holidays.NEVER) ? "none" : "them until " + until + " only";
      found.add(
          Code.CALENDAR_WITHOUT_COVERAGE,
          "Calendar "
              + name
              + " is to know the holidays of the next 12 months, but it knows "
              + known,
          "name a country, a file or more dates, or write holidays: none",
          "calendars",
          name,
          "holidays");
    }
  }

  private Set<String> usedCalendars() {
    Set<String> used = new TreeSet<>();
    agreement
        .teams()
        .forEach(team -> {
          used.add(team.calendar());
          team.reps().forEach(rep -> used.add(rep.calendar()));
        });
    agreement.commitments().forEach(commitment -> used.add(commitment.calendar()));
    agreement
        .targets()
        .forEach(target -> {
          if (target.calendar() instanceof CalendarRef.Named(String name)) {
            used.add(name);
          }
        });
    return used;
  }
}
