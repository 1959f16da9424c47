package com.relevo.sla.simulation;

import com.relevo.events.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same past under both agreements, over all and by target and team. {@code leads} have at least
 * one clock that counts; {@code difference} is what the candidate has more, below zero what it has
 * less.
 */
public record Comparison(
    long leads,
    Figures inForce,
    Figures candidate,
    Figures difference,
    List<Row> rows,
    List<Change> changes) {

  /** {@code team} is null where none is known, or marketing owes it. */
  public record Row(
      String target, @Nullable TeamId team, Side inForce, Side candidate, Figures difference) {}

  /** {@code count} clocks end otherwise; null where that agreement has no such clock. */
  public record Change(
      @Nullable Outcome inForce, @Nullable Outcome candidate, int count, List<Pair> examples) {}

  /** One clock under both agreements. */
  public record Pair(@Nullable Fate inForce, @Nullable Fate candidate) {}
}
