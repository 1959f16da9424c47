package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadId;
import com.relevo.sla.domain.Clockwork;
import com.relevo.sla.domain.Cycle;
import com.relevo.sla.domain.LeadClocks;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code GET /sla/leads/{leadId}} answers. */
record LeadSlaView(LeadId leadId, Instant asOf, List<CycleView> cycles) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CycleView(
      int cycle,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable Outcome outcome,
      List<InstanceView> instances) {}

  static LeadSlaView of(LeadClocks lead, Clockwork clockwork, Instant now) {
    return new LeadSlaView(
        lead.leadId(),
        now,
        lead.cycles().stream().map(cycle -> view(lead, cycle, clockwork, now)).toList());
  }

  private static CycleView view(LeadClocks lead, Cycle cycle, Clockwork clockwork, Instant now) {
    Stream<InstanceView> running =
        clockwork.instances(lead, cycle).map(instance -> InstanceView.of(instance, now));
    Stream<InstanceView> pending =
        clockwork.pending(cycle).stream().map(owed -> InstanceView.pending(owed, cycle.routed()));
    return new CycleView(
        cycle.number(),
        cycle.opening() == null ? null : cycle.opening().at(),
        cycle.closing() == null ? null : cycle.closing().at(),
        cycle.closing() == null ? null : cycle.closing().outcome(),
        Stream.concat(running, pending).toList());
  }
}
