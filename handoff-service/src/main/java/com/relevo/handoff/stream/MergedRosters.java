package com.relevo.handoff.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.kit.roster.RosterBook;
import com.relevo.kit.roster.RosterOverlay;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The agreement in force with what people set over HTTP, which wins; worked out once for each
 * change of either.
 */
public final class MergedRosters implements RosterSource, AccountOwners {
  private final TimelineSource agreements;
  private final RosterBook book;
  private volatile @Nullable Merged merged;

  public MergedRosters(TimelineSource agreements, RosterBook book) {
    this.agreements = agreements;
    this.book = book;
  }

  private record Merged(
      Agreement inForce,
      Object version,
      Agreement all,
      Map<RepId, TeamId> teams,
      Map<TeamId, Roster> rosters) {
    static Merged of(Agreement inForce, Object version, RosterBook book) {
      Agreement all = RosterOverlay.on(inForce, book);
      Map<RepId, TeamId> teams = new HashMap<>();
      all.teams().forEach(team -> team.reps().forEach(rep -> teams.put(rep.id(), team.id())));
      return new Merged(inForce, version, all, teams, new ConcurrentHashMap<>());
    }
  }

  private Merged at(Instant now) {
    Agreement inForce = agreements.timeline().at(now);
    Object version = book.version(); // before the entries are read: a change meanwhile is seen next
    Merged last = merged;
    if (last == null || last.inForce() != inForce || last.version() != version) {
      last = Merged.of(inForce, version, book);
      merged = last;
    }
    return last;
  }

  /** The agreement in force with its people as they are now. */
  public Agreement agreement(Instant now) {
    return at(now).all();
  }

  @Override
  public Object version(Instant now) {
    return at(now);
  }

  @Override
  public Roster roster(TeamId team, Instant now) {
    Merged current = at(now);
    return current.rosters().computeIfAbsent(team, each -> Roster.of(current.all(), each));
  }

  @Override
  public Optional<TeamId> teamOf(RepId rep, Instant now) {
    return Optional.ofNullable(at(now).teams().get(rep));
  }

  @Override
  public Optional<RepId> ownerOf(String domain, Instant now) {
    return AccountOwners.ownerOf(domain, at(now).all().accounts());
  }

  @Override
  public Optional<RepId> withEmail(String email) {
    return book.reps().entrySet().stream()
        .filter(each -> email.equalsIgnoreCase(each.getValue().entry().email()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
