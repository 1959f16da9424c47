package com.relevo.sla.past;

import com.relevo.events.TeamId;
import com.relevo.sla.simulation.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a simulation was asked for, as it is shown. */
public record Asked(
    Instant since,
    Instant until,
    @Nullable TeamId team,
    @Nullable String target,
    Versions agreements) {

  public record Versions(String inForce, String candidate) {}

  public static Asked of(Scope scope, String inForce, String candidate) {
    return new Asked(
        scope.from(), scope.to(), scope.team(), scope.target(), new Versions(inForce, candidate));
  }
}
