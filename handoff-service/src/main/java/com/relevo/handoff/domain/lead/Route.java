package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import org.jspecify.annotations.Nullable;

/** The desk a lead was sent to, by which rule, and the rep that came of it. */
public record Route(TeamId team, AssignmentId assignment, Reason rule, @Nullable RepId rep) {
  Route without() {
    return new Route(team, assignment, rule, null);
  }

  @Nullable Assignment held() {
    return rep == null ? null : new Assignment(assignment, team, rep);
  }
}
