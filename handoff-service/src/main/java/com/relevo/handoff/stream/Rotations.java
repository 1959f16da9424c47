package com.relevo.handoff.stream;

import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.desk.Rotation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The teams' rotations in memory: made from the book when first asked for, kept in it after. */
final class Rotations {
  private final RosterSource source;
  private final DeskBook book;
  private final Map<TeamId, Rotation> known = new HashMap<>();
  private @Nullable Object version;

  Rotations(RosterSource source, DeskBook book) {
    this.source = source;
    this.book = book;
  }

  /** Whether a roster may be another than when last asked, or this is the first time. */
  boolean follow(Instant now) {
    Object current = source.version(now);
    if (current == version) {
      return false;
    }
    version = current;
    known.replaceAll((team, rotation) -> rotation.reseated(source.roster(team, now), now));
    known.values().forEach(this::keep);
    return true;
  }

  Collection<Rotation> all() {
    return known.values();
  }

  /** As it is now. */
  Rotation of(TeamId team, Instant now) {
    Rotation rotation = known.computeIfAbsent(team, each -> made(each, now));
    rotation.advance(now);
    return rotation;
  }

  private Rotation made(TeamId team, Instant now) {
    return new Rotation(book.desk(team), source.roster(team, now), book.ledgers(team), now);
  }

  /** Those for whom time made a difference since they were asked for. */
  List<TeamId> due(Instant now) {
    return known.values().stream()
        .filter(each -> !each.nextChange().isAfter(now))
        .map(each -> each.roster().team())
        .toList();
  }

  void keep(Rotation rotation) {
    TeamId team = rotation.roster().team();
    rotation.changed().forEach(ledger -> book.keep(team, ledger));
    book.keep(rotation.desk());
  }
}
