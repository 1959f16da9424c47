package com.relevo.handoff.stream;

import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.RosterSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The teams' reps as they were when last followed. */
final class Rosters {
  private final RosterSource source;
  private final Map<TeamId, Roster> known = new HashMap<>();
  private Instant at = Instant.MIN;
  private @Nullable Object version;

  Rosters(RosterSource source) {
    this.source = source;
  }

  /** Whether a roster may be another than when last asked, or this is the first time. */
  boolean follow(Instant now) {
    Object current = source.version(now);
    if (current == version) {
      return false;
    }
    version = current;
    at = now;
    known.clear();
    return true;
  }

  Roster of(TeamId team) {
    return known.computeIfAbsent(team, each -> source.roster(each, at));
  }
}
