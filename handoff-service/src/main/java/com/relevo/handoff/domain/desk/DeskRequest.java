package com.relevo.handoff.domain.desk;

import static java.util.Objects.requireNonNull;

import com.relevo.events.AssignmentId;
import com.relevo.events.LeadId;
import com.relevo.events.TeamId;

/**
 * What a lead asks of a team's desk. The {@code assignment} is named by the lead when it asks, so
 * that asking and releasing twice are harmless.
 */
public sealed interface DeskRequest {
  TeamId team();

  AssignmentId assignment();

  /** The lead wants a rep of this team. */
  record Asked(TeamId team, LeadId lead, int cycle, AssignmentId assignment)
      implements DeskRequest {
    public Asked {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
    }
  }

  /** The lead wants none any more, or no longer needs the one it has. */
  record Released(TeamId team, AssignmentId assignment) implements DeskRequest {
    public Released {
      requireNonNull(team, "team");
      requireNonNull(assignment, "assignment");
    }
  }
}
