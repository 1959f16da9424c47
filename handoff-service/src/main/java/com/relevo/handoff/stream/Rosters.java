package com.relevo.handoff.stream;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Roster;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The teams' reps, as the agreement in force has them. */
final class Rosters {
  private final TimelineSource agreements;
  private final Map<TeamId, Roster> known = new HashMap<>();
  private @Nullable Agreement inForce;

  Rosters(TimelineSource agreements) {
    this.agreements = agreements;
  }

  /** Whether the agreement in force is another than when last asked, or this is the first time. */
  boolean follow(Instant now) {
    Agreement current = agreements.timeline().at(now);
    if (current == inForce) {
      return false;
    }
    inForce = current;
    known.clear();
    return true;
  }

  Roster of(TeamId team) {
    Agreement current = Objects.requireNonNull(inForce, "Expected to follow the agreement first");
    return known.computeIfAbsent(team, each -> Roster.of(current, each));
  }
}
