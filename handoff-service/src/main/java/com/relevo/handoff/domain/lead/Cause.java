package com.relevo.handoff.domain.lead;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.List;

/** What led to a decision: events get their ids, lead, cycle and mode from it. */
record Cause(String id, LeadId lead, int cycle, Mode mode, String agreementVersion, Instant now) {
  /** Of something in {@code cycle}, under the agreement that it was opened under. */
  static Cause of(String id, LeadId lead, Cycle cycle, AgreementTimeline timeline, Instant now) {
    return new Cause(
        id,
        lead,
        cycle.number(),
        cycle.opening().mode(),
        cycle.opening().agreement(timeline).version(),
        now);
  }

  /** The same, decided by another version. */
  Cause under(String version) {
    return new Cause(id, lead, cycle, mode, version, now);
  }

  Meta meta(EventType type, Reason... because) {
    return new Meta(
        EventIds.derive(id, type),
        lead,
        cycle,
        now,
        now,
        agreementVersion,
        List.of(because),
        mode,
        null);
  }
}
