package com.relevo.sla.simulation;

import com.relevo.events.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is counted: clocks that started from {@code from} on, before {@code to}, which is also when
 * the replay ends; of one team or target only, where these are set.
 */
public record Scope(Instant from, Instant to, @Nullable TeamId team, @Nullable String target) {
  public Scope {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Expected a period, but " + from + " is not before " + to);
    }
  }

  boolean counts(Fate fate) {
    return !fate.startedAt().isBefore(from)
        && fate.startedAt().isBefore(to)
        && (team == null || team.equals(fate.team()))
        && (target == null || target.equals(fate.target()));
  }
}
