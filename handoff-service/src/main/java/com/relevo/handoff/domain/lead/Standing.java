package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a lead stands, as reps are told after a command. */
public record Standing(
    LeadId leadId,
    int cycle,
    Status status,
    Stage stage,
    long version,
    @Nullable TeamId team,
    @Nullable RepId rep,
    @Nullable AssignmentId assignment,
    @Nullable UnroutedReason waitingFor,
    @Nullable Instant snoozedUntil,
    @Nullable RepId offeredTo,
    @Nullable Outcome outcome) {
  static Standing of(LeadId lead, long version, Cycle cycle) {
    Assignment held = cycle.held().orElse(null);
    return new Standing(
        lead,
        cycle.number(),
        cycle.status(),
        cycle.stage(),
        version,
        cycle.team(),
        held == null ? null : held.rep(),
        held == null ? null : held.id(),
        cycle.waitingFor(),
        cycle.hold().snoozedUntil(),
        cycle.hold().offeredTo(),
        cycle.progress().outcome());
  }
}
