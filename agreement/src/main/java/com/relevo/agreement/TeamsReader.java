package com.relevo.agreement;

import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code teams}. */
final class TeamsReader {
  private static final int MOST = 1000;
  private static final int USUAL_FLOOR = 50;

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
    Pool pool = pool(section);
    List<Rep> members =
        section.sections("reps", "a rep", true).stream().map(rep -> rep(rep, calendar)).toList();
    section.close();
    return new Team(id, name, calendar, pool, members);
  }

  private Pool pool(Section section) {
    Strategy strategy =
        section.has("strategy")
            ? Words.of(Strategy.class, "a strategy", section, "strategy", problems)
                .orElse(Strategy.ROUND_ROBIN)
            : Strategy.ROUND_ROBIN;
    Duration opensWithin = TimeSpans.read(section, "opens-within", problems).orElse(Duration.ZERO);
    int floor = section.integer("floor", 0, 100, USUAL_FLOOR);
    if (section.has("floor") && strategy != Strategy.BEST_PERFORMER) {
      problems.add(
          section.atKey("floor"),
          "Expected a floor with strategy: best-performer only, but it is "
              + Words.written(strategy));
    }
    return new Pool(strategy, opensWithin, floor);
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
    Rep rep =
        new Rep(
            id,
            name,
            active,
            weight,
            capacity,
            calendar,
            words(section, "skills"),
            words(section, "languages"),
            RateReader.read(section, problems),
            section.sections("absences", "an absence", false).stream()
                .map(this::absence)
                .flatMap(Optional::stream)
                .toList());
    section.close();
    return rep;
  }

  private Set<String> words(Section section, String key) {
    Set<String> words = new TreeSet<>();
    if (section.has(key)) {
      section
          .items(key)
          .forEach(item -> {
            String text = NodeText.textOf(item);
            if (text == null || text.isBlank()) {
              problems.add(
                  section.at(key, item),
                  "Expected text in " + key + ", but it is " + NodeText.describe(item));
            } else {
              words.add(text.toLowerCase(Locale.ROOT));
            }
          });
    }
    return words;
  }

  private Optional<Absence> absence(Section section) {
    Optional<LocalDate> from = section.date("from");
    Optional<LocalDate> to = section.date("to");
    section.close();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      problems.add(
          section.at("to"),
          "Expected an absence to end on or after " + from.get() + ", but it ends on " + to.get());
    }
    return Optional.of(new Absence(from.get(), to.get()));
  }

  private void requireCalendar(Section section, String calendar) {
    if (!calendar.isEmpty()) {
      calendars.require(calendar, section.at("calendar"));
    }
  }
}
