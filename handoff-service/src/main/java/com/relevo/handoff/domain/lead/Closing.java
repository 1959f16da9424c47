package com.relevo.handoff.domain.lead;

import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.util.ArrayList;
import java.util.List;

/** The end of a cycle: it gives back the place it has, or waits for, at a desk. */
final class Closing {
  private Closing() {}

  static List<Change> of(Cycle cycle, Outcome outcome, Cause cause, Reason... because) {
    return of(cycle, outcome, Result.OPEN, cause, because);
  }

  /** {@code result} is what its rep made of it. */
  static List<Change> of(
      Cycle cycle, Outcome outcome, Result result, Cause cause, Reason... because) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.Happened(
            new HandoffClosed(cause.meta(EventType.HANDOFF_CLOSED, because), outcome)));
    Route route = cycle.route();
    if (route != null) {
      changes.add(new Change.Released(route.team(), route.assignment(), result));
    }
    return changes;
  }
}
