package com.relevo.kit.roster;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.Absence;
import com.relevo.agreement.Agreement.Rep;
import com.relevo.agreement.Agreement.Team;
import com.relevo.agreement.Pool;
import com.relevo.agreement.Pool.Strategy;
import com.relevo.agreement.Rate;
import com.relevo.events.RepId;
import com.relevo.events.RosterEvent;
import com.relevo.events.RosterEvent.RepEntry;
import com.relevo.events.RosterEvent.TeamEntry;
import com.relevo.events.TeamId;
import com.relevo.kit.roster.RosterBook.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with the people that the roster has: an entry over HTTP wins over the agreement's. A
 * rep whose team the agreement has not is in none; a calendar it has not is the team's.
 */
public final class RosterOverlay {
  private RosterOverlay() {}

  public static Agreement on(Agreement agreement, RosterBook book) {
    Map<TeamId, List<Map.Entry<RepId, Kept<RepEntry>>>> set =
        book.reps().entrySet().stream()
            .collect(Collectors.groupingBy(each -> each.getValue().entry().team()));
    Map<String, RepId> accounts = new HashMap<>(agreement.accounts());
    book.accounts().forEach((domain, kept) -> accounts.put(domain, kept.entry().owner()));
    return agreement.with(
        agreement.teams().stream()
            .map(team -> team(agreement, team, book))
            .map(team -> staffed(agreement, team, book, set.getOrDefault(team.id(), List.of())))
            .toList(),
        accounts);
  }

  private static Team staffed(
      Agreement agreement, Team team, RosterBook book, List<Map.Entry<RepId, Kept<RepEntry>>> set) {
    List<Rep> reps = new ArrayList<>();
    team.reps().stream().filter(rep -> !book.reps().containsKey(rep.id())).forEach(reps::add);
    set.forEach(each -> reps.add(rep(agreement, team, each.getKey(), each.getValue().entry())));
    return new Team(team.id(), team.name(), team.calendar(), team.pool(), reps);
  }

  private static Team team(Agreement agreement, Team team, RosterBook book) {
    Kept<TeamEntry> kept = book.teams().get(team.id());
    if (kept == null) {
      return team;
    }
    TeamEntry entry = kept.entry();
    Strategy strategy =
        entry.strategy() == null
            ? team.pool().strategy()
            : strategy(entry.strategy(), team.pool().strategy());
    Pool pool =
        new Pool(
            strategy,
            entry.opensWithin() == null ? team.pool().opensWithin() : entry.opensWithin(),
            entry.floor() == null ? team.pool().floor() : entry.floor());
    return new Team(
        team.id(),
        team.name(),
        calendar(agreement, entry.calendar(), team.calendar()),
        pool,
        team.reps());
  }

  private static Strategy strategy(String word, Strategy otherwise) {
    return Stream.of(Strategy.values())
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElse(otherwise);
  }

  /** As the agreement writes it. */
  public static String word(Strategy strategy) {
    return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String calendar(Agreement agreement, @Nullable String wanted, String otherwise) {
    return wanted != null && agreement.calendars().containsKey(wanted) ? wanted : otherwise;
  }

  private static Rep rep(Agreement agreement, Team team, RepId id, RepEntry entry) {
    return new Rep(
        id,
        entry.name(),
        entry.active(),
        entry.weight(),
        entry.capacity(),
        calendar(agreement, entry.calendar(), team.calendar()),
        entry.skills(),
        entry.languages(),
        entry.rate() == null ? null : Rate.parse(entry.rate()).orElse(null),
        entry.absences().stream().map(each -> new Absence(each.from(), each.to())).toList());
  }

  /** The agreement's rep as an entry over HTTP would have it. */
  public static RepEntry entry(TeamId team, Rep rep) {
    return new RepEntry(
        rep.name(),
        null,
        team,
        rep.active(),
        rep.weight(),
        rep.capacity(),
        rep.calendar(),
        rep.skills(),
        rep.languages(),
        rep.rate() == null ? null : rep.rate().toString(),
        rep.absences().stream()
            .map(each -> new RosterEvent.Absence(each.from(), each.to(), null))
            .toList());
  }
}
