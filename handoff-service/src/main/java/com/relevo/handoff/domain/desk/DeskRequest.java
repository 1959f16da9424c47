package com.relevo.handoff.domain.desk;

import static java.util.Objects.requireNonNull;

import com.relevo.events.AssignmentId;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * What a lead asks of a team's desk. The {@code assignment} is named by the lead when it asks, so
 * that asking and releasing twice are harmless.
 */
public sealed interface DeskRequest {
  TeamId team();

  AssignmentId assignment();

  /**
   * The lead wants a rep of this team; with {@code insteadOf} it has that one and wants another,
   * but does not wait for one.
   */
  record Asked(
      TeamId team, LeadId lead, int cycle, AssignmentId assignment, @Nullable RepId insteadOf)
      implements DeskRequest {
    public Asked(TeamId team, LeadId lead, int cycle, AssignmentId assignment) {
      this(team, lead, cycle, assignment, null);
    }

    public Asked {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
    }
  }

  /**
   * The lead wants none any more, or no longer needs the one it has; {@code result} is what became
   * of it with the rep.
   */
  record Released(TeamId team, AssignmentId assignment, Result result) implements DeskRequest {
    public Released {
      requireNonNull(team, "team");
      requireNonNull(assignment, "assignment");
      result = result == null ? Result.OPEN : result;
    }

    public Released(TeamId team, AssignmentId assignment) {
      this(team, assignment, Result.OPEN);
    }
  }

  /** What a rep made of a lead that they have no longer. */
  enum Result {
    /** It was taken from them, or never theirs: nothing is said about them. */
    OPEN,
    /** They qualified it. */
    QUALIFIED,
    /** They closed it unqualified. */
    UNQUALIFIED,
    /** It was no lead, by a reason of the agreement's: their turn does not count. */
    NO_LEAD
  }

  /**
   * Somebody gave the lead to this rep by hand: the desk counts it as theirs, whatever it would
   * have chosen, and above their capacity too.
   */
  record Placed(TeamId team, LeadId lead, AssignmentId assignment, RepId rep)
      implements DeskRequest {
    public Placed {
      requireNonNull(team, "team");
      requireNonNull(lead, "lead");
      requireNonNull(assignment, "assignment");
      requireNonNull(rep, "rep");
    }
  }
}
