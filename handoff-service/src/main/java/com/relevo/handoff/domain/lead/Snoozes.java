package com.relevo.handoff.domain.lead;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.Meta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leads that rest, and wake when their time has come. */
public final class Snoozes {
  private Snoozes() {}

  /** When it has to be woken; empty for a lead that does not rest. */
  public static Optional<Instant> until(HandoffState state) {
    return state.open().map(cycle -> cycle.hold().snoozedUntil());
  }

  /** It wakes at the time that was said, however late that is seen. */
  public static List<Change> wake(HandoffState state, AgreementTimeline timeline, Instant now) {
    Instant until = until(state).filter(at -> !at.isAfter(now)).orElse(null);
    if (until == null) {
      return List.of();
    }
    Cycle cycle = state.open().orElseThrow();
    String id = "wake\n" + state.lead() + "\n" + cycle.number() + "\n" + until;
    Meta meta = Cause.of(id, state.lead(), cycle, timeline, now).meta(EventType.LEAD_WOKEN);
    return List.of(
        new Change.Happened(new LeadWoken(meta.occurring(until), cycle.held().orElseThrow())));
  }
}
