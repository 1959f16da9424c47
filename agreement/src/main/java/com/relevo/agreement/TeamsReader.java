package com.relevo.agreement;

import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.List;

/** Reads {@code teams}. */
final class TeamsReader {
  private static final int MOST = 1000;

  private final Problems problems;
  private final Ids calendars;
  private final Ids teams;
  private final Ids reps;

  TeamsReader(Problems problems, Ids calendars, Ids teams) {
    this.problems = problems;
    this.calendars = calendars;
    this.teams = teams;
    this.reps = new Ids("rep", problems);
  }

  List<Team> read(Section agreement) {
    return agreement.sections("teams", "a team", true).stream().map(this::team).toList();
  }

  private Team team(Section section) {
    TeamId id = new TeamId(section.id("id", teams));
    String name = section.text("name");
    String calendar = section.text("calendar");
    requireCalendar(section, calendar);
    List<Rep> members =
        section.sections("reps", "a rep", true).stream().map(rep -> rep(rep, calendar)).toList();
    section.close();
    return new Team(id, name, calendar, members);
  }

  private Rep rep(Section section, String teamCalendar) {
    RepId id = new RepId(section.id("id", reps));
    String name = section.text("name");
    boolean active = section.flag("active", true);
    int weight = section.integer("weight", 1, MOST, 1);
    int capacity = section.integer("capacity", 1, MOST);
    String calendar = section.optionalText("calendar").orElse(teamCalendar);
    if (section.has("calendar")) {
      requireCalendar(section, calendar);
    }
    section.close();
    return new Rep(id, name, active, weight, capacity, calendar);
  }

  private void requireCalendar(Section section, String calendar) {
    if (!calendar.isEmpty()) {
      calendars.require(calendar, section.at("calendar"));
    }
  }
}
