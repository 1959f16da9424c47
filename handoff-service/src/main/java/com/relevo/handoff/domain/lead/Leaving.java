package com.relevo.handoff.domain.lead;

import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * How a lead leaves its rep: it rests no longer, it is nobody's, and the place at the desk is free.
 */
final class Leaving {
  private Leaving() {}

  /** The lead is taken from whoever has it, or out of the queue it waits in. */
  static List<Change> taken(Cycle cycle, Reason why, Cause cause) {
    return taken(cycle, why, Result.OPEN, cause);
  }

  /** {@code result} is what its rep made of it. */
  static List<Change> taken(Cycle cycle, Reason why, Result result, Cause cause) {
    Assignment held = cycle.held().orElse(null);
    if (held == null) {
      return released(cycle, result);
    }
    Meta meta = cause.meta(EventType.LEAD_UNASSIGNED, why);
    return by(cycle, new LeadUnassigned(meta, held), result, cause);
  }

  /** {@code event} is what ends the assignment. */
  static List<Change> by(Cycle cycle, HandoffEvent event, Cause cause) {
    return by(cycle, event, Result.OPEN, cause);
  }

  private static List<Change> by(Cycle cycle, HandoffEvent event, Result result, Cause cause) {
    List<Change> changes = new ArrayList<>();
    if (cycle.hold().snoozedUntil() != null) {
      changes.add(
          new Change.Happened(
              new LeadWoken(cause.meta(EventType.LEAD_WOKEN), cycle.held().orElseThrow())));
    }
    changes.add(new Change.Happened(event));
    changes.addAll(released(cycle, result));
    return changes;
  }

  private static List<Change> released(Cycle cycle, Result result) {
    Route route = cycle.route();
    return route == null
        ? List.of()
        : List.of(new Change.Released(route.team(), route.assignment(), result));
  }

  /** Why a lead was refused too often. */
  static Reason refused(Refusals refusals) {
    return Reason.of("refusals", "It was refused " + refusals.count() + " times");
  }

  /** Nobody's now, it is the manager's of its team to place. */
  static Change toManager(Cycle cycle, Cause cause, Reason... why) {
    return new Change.Happened(
        new LeadUnrouted(
            cause.meta(EventType.LEAD_UNROUTED, why), UnroutedReason.WITH_MANAGER, cycle.team()));
  }
}
