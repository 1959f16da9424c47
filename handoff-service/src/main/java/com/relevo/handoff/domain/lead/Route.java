package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk a lead was sent to, by which rule, and the rep that came of it; {@code rest} is where it
 * goes on to if none does, {@code considered} who could not have it on the way.
 */
public record Route(
    TeamId team,
    AssignmentId assignment,
    Reason rule,
    @Nullable RepId rep,
    List<Stop> rest,
    List<Considered> considered) {
  public Route {
    rest = rest == null ? List.of() : List.copyOf(rest);
    considered = considered == null ? List.of() : List.copyOf(considered);
  }

  static Route of(TeamId team, AssignmentId assignment, Reason rule, @Nullable RepId rep) {
    return new Route(team, assignment, rule, rep, List.of(), List.of());
  }

  Route without() {
    return of(team, assignment, rule, null);
  }

  @Nullable Assignment held() {
    return rep == null ? null : new Assignment(assignment, team, rep);
  }
}
