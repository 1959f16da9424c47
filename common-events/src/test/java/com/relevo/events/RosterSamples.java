package com.relevo.events;

import com.relevo.events.RosterEvent.Absence;
import com.relevo.events.RosterEvent.AccountEntry;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Samples of what is told of the roster: full, and with nothing that may be left out. */
final class RosterSamples {
  private static final RepId ANNA = new RepId("anna");
  private static final TeamId TEAM = new TeamId("sdr-emea");
  private static final String DOMAIN = "acme.example";

  private RosterSamples() {}

  static Stream<Event> full(Meta meta) {
    return Stream.of(
        new RosterEvent.RepSet(
            meta,
            ANNA,
            3,
            new RepEntry(
                "Anna Keller",
                "anna.keller@acme.example",
                TEAM,
                true,
                2,
                25,
                "paris-office",
                Set.of("analytics"),
                Set.of("de", "fr"),
                "10 per month",
                List.of(
                    new Absence(
                        LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 3), "holidays")))),
        new RosterEvent.RepRemoved(meta, ANNA, 4),
        new RosterEvent.TeamSet(
            meta,
            TEAM,
            1,
            new TeamEntry("emea-office", "best-performer", Duration.ofMinutes(30), 40)),
        new RosterEvent.TeamRemoved(meta, TEAM, 2),
        new RosterEvent.AccountSet(meta, DOMAIN, 1, new AccountEntry(ANNA)),
        new RosterEvent.AccountRemoved(meta, DOMAIN, 2));
  }

  static Stream<Event> minimal(Meta meta) {
    return Stream.of(
        new RosterEvent.RepSet(
            meta,
            ANNA,
            1,
            new RepEntry(
                "Anna Keller", null, TEAM, true, 1, 25, null, Set.of(), Set.of(), null, List.of())),
        new RosterEvent.TeamSet(meta, TEAM, 1, new TeamEntry(null, null, null, null)));
  }
}
