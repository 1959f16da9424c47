package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people set of the roster beside the agreement, on {@code relevo.reps} and {@code
 * relevo.accounts}, which are compacted: of each key the newest holds. {@code leadId} is no lead
 * but that key: a rep's id, {@code team/} and a team's, a company's domain. {@code version} counts
 * the changes of the key; the meta's {@code actor} is who made it.
 */
public sealed interface RosterEvent extends Event {
  long version();

  /** From now on the rep is as {@code entry} says, whatever the agreement says of them. */
  record RepSet(@JsonUnwrapped Meta meta, RepId rep, long version, RepEntry entry)
      implements RosterEvent {}

  /** The agreement's rep counts again, if it has one of this id. */
  record RepRemoved(@JsonUnwrapped Meta meta, RepId rep, long version) implements RosterEvent {}

  /** From now on the agreement's team has these settings. */
  record TeamSet(@JsonUnwrapped Meta meta, TeamId team, long version, TeamEntry entry)
      implements RosterEvent {}

  /** The agreement's settings of the team count again. */
  record TeamRemoved(@JsonUnwrapped Meta meta, TeamId team, long version) implements RosterEvent {}

  /** From now on the company has this owner. */
  record AccountSet(@JsonUnwrapped Meta meta, String domain, long version, AccountEntry entry)
      implements RosterEvent {}

  /** The agreement's owner of the company counts again, if it names one. */
  record AccountRemoved(@JsonUnwrapped Meta meta, String domain, long version)
      implements RosterEvent {}

  /** What is set of one rep, team or company. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RepEntry.class, name = "rep"),
    @JsonSubTypes.Type(value = TeamEntry.class, name = "team"),
    @JsonSubTypes.Type(value = AccountEntry.class, name = "account")
  })
  sealed interface Entry {}

  /**
   * A rep as the agreement's {@code teams} have them, and their e-mail address. {@code calendar}
   * names one of the agreement's, null for the team's; {@code rate} is such as {@code 10 per
   * month}, null for any.
   */
  record RepEntry(
      String name,
      @Nullable String email,
      TeamId team,
      boolean active,
      int weight,
      int capacity,
      @Nullable String calendar,
      Set<String> skills,
      Set<String> languages,
      @Nullable String rate,
      List<Absence> absences)
      implements Entry {
    public RepEntry {
      skills = sorted(skills);
      languages = sorted(languages);
      absences = absences == null ? List.of() : List.copyOf(absences);
    }

    private static Set<String> sorted(@Nullable Set<String> words) {
      return words == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(words));
    }

    public RepEntry withAbsences(List<Absence> absences) {
      return new RepEntry(
          name, email, team, active, weight, capacity, calendar, skills, languages, rate, absences);
    }
  }

  /** Whole days away, both included, on the clock of the rep's calendar. */
  record Absence(LocalDate from, LocalDate to, @Nullable String comment) {}

  /**
   * How a team's leads are given; null leaves the agreement's. {@code strategy} is a word of the
   * agreement, such as {@code least-loaded}.
   */
  record TeamEntry(
      @Nullable String calendar,
      @Nullable String strategy,
      @Nullable Duration opensWithin,
      @Nullable Integer floor)
      implements Entry {}

  record AccountEntry(RepId owner) implements Entry {}

  /** The key of a team on {@code relevo.reps}: no rep's id has a slash. */
  static String keyOf(TeamId team) {
    return "team/" + team;
  }
}
