package com.relevo.handoff.domain.past;

import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would have got the leads that were handed over in a period. {@code given} of {@code leads} a
 * rep would have had by its end, {@code sameRep} the one who really had it first and {@code
 * otherRep} another; {@code unrouted} are those who would wait at the end, by what for, {@code
 * waited} those who would have had to for some time, by what for at first. {@code changes} are some
 * of the others.
 */
public record Forecast(
    long leads,
    long given,
    long sameRep,
    long otherRep,
    Map<UnroutedReason, Long> waited,
    Map<UnroutedReason, Long> unrouted,
    List<TeamLoad> teams,
    List<RepLoad> reps,
    List<Change> changes) {
  public Forecast {
    waited = Map.copyOf(waited);
    unrouted = Map.copyOf(unrouted);
    teams = List.copyOf(teams);
    reps = List.copyOf(reps);
    changes = List.copyOf(changes);
  }

  /** {@code most} waited at a time, the longest for {@code longestWait}. */
  public record TeamLoad(
      TeamId team, long given, int most, int waiting, @Nullable Duration longestWait) {}

  /** {@code most} is the most open at a time, of {@code capacity}; {@code open} at the end. */
  public record RepLoad(
      RepId rep, TeamId team, boolean active, int capacity, long given, int most, int open) {}

  /** A lead that another would have had. */
  public record Change(String lead, int cycle, RepId had, RepId wouldHave) {}
}
