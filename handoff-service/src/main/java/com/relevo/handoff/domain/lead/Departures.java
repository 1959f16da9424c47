package com.relevo.handoff.domain.lead;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What becomes of the open leads of a rep who is there no more: each goes back to their team. */
public final class Departures {
  private Departures() {}

  public static List<Change> decide(
      HandoffState state, RepId gone, AgreementTimeline timeline, Instant now) {
    Cycle cycle = state.open().orElse(null);
    Assignment held = cycle == null ? null : cycle.held().orElse(null);
    if (cycle == null || held == null || !held.rep().equals(gone)) {
      return List.of();
    }
    Cause cause = Cause.of("left\n" + held.id(), state.lead(), cycle, timeline, now);
    Reason why = Reason.of("rep_left", gone + " is no longer active");
    List<Change> changes = new ArrayList<>(Leaving.taken(cycle, why, cause));
    changes.add(
        new Change.Requested(held.team(), Routing.nextAssignment(state.lead(), cycle), why));
    return changes;
  }
}
