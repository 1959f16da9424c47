package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.TeamId;
import java.util.List;

/** What becomes of a command. */
public sealed interface Outcome {
  record Accepted(List<Change> changes) implements Outcome {
    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** The team's desk decides whose it is: its answer is the outcome. */
  record Claimed(TeamId team, AssignmentId assignment) implements Outcome {}

  /** {@code text} is a sentence for the rep. */
  record Refused(Refusal refusal, String text) implements Outcome {}
}
