package com.relevo.handoff.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Progress;
import com.relevo.handoff.domain.lead.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead's handoff as the API shows it: the cycles, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoffView(LeadId leadId, long version, boolean contactAllowed, List<CycleView> cycles) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CycleView(
      int cycle,
      Status status,
      Stage stage,
      Mode mode,
      Instant openedAt,
      int score,
      @Nullable TeamId team,
      @Nullable String routedBy,
      @Nullable RepId rep,
      @Nullable AssignmentId assignment,
      @Nullable UnroutedReason waitingFor,
      int refusals,
      @Nullable Instant snoozedUntil,
      @Nullable RepId offeredTo,
      @Nullable String agreementVersion,
      @JsonUnwrapped Progress progress) {}

  static HandoffView of(HandoffState state) {
    return new HandoffView(
        state.lead(),
        state.version(),
        state.contactAllowed(),
        state.cycles().reversed().stream().map(HandoffView::view).toList());
  }

  private static CycleView view(Cycle cycle) {
    Assignment held = cycle.held().orElse(null);
    return new CycleView(
        cycle.number(),
        cycle.status(),
        cycle.stage(),
        cycle.opening().mode(),
        cycle.opening().at(),
        cycle.opening().score().total(),
        cycle.route() == null ? null : cycle.route().team(),
        cycle.route() == null ? null : cycle.route().rule().text(),
        held == null ? null : held.rep(),
        held == null ? null : held.id(),
        cycle.waitingFor(),
        cycle.refusals().count(),
        cycle.hold().snoozedUntil(),
        cycle.hold().offeredTo(),
        cycle.opening().version(),
        cycle.progress());
  }
}
