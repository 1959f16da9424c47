package com.relevo.sla.http;

import com.relevo.agreement.Agreement;
import com.relevo.events.TeamId;
import com.relevo.kit.http.RefusedException;
import com.relevo.kit.simulation.Period;
import com.relevo.sla.simulation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is asked for: a {@link Period}, and the clocks of one team or target only. */
record SimulationQuery(
    @Nullable String since,
    @Nullable String until,
    @Nullable String team,
    @Nullable String target) {

  Scope scope(Instant now, Duration longest) throws RefusedException {
    Period period = Period.of(since, until, now, longest);
    return new Scope(
        period.since(), period.until(), team == null ? null : new TeamId(team), target);
  }

  /** A filter that names nothing would answer that nothing happened. */
  void check(Agreement inForce, Agreement candidate) throws RefusedException {
    if (target != null && inForce.target(target).or(() -> candidate.target(target)).isEmpty()) {
      throw unknown("unknown_target", "Neither agreement has a target " + target + ".");
    }
    if (team != null
        && Stream.of(inForce, candidate)
            .noneMatch(each -> each.team(new TeamId(team)).isPresent())) {
      throw unknown("unknown_team", "Neither agreement has a team " + team + ".");
    }
  }

  private static RefusedException unknown(String code, String detail) {
    return new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }
}
