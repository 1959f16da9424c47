package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.agreement.Agreement;
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

  /** Makes views under the agreement that is in force. */
  static final class Maker {
    private final Clockwork clockwork;
    private final InstanceView.Maker instances;

    Maker(Clockwork clockwork, Agreement agreement) {
      this.clockwork = clockwork;
      this.instances = new InstanceView.Maker(agreement);
    }

    LeadSlaView view(LeadClocks lead, Instant now) {
      return new LeadSlaView(
          lead.leadId(), now, lead.cycles().stream().map(cycle -> view(cycle, now)).toList());
    }

    private CycleView view(Cycle cycle, Instant now) {
      return new CycleView(
          cycle.number(),
          cycle.opening() == null ? null : cycle.opening().at(),
          cycle.closing() == null ? null : cycle.closing().at(),
          cycle.closing() == null ? null : cycle.closing().outcome(),
          Stream.concat(
                  clockwork.pending(cycle).stream().map(each -> instances.pending(each, cycle)),
                  cycle.clocks().stream().map(each -> instances.of(each, cycle, now)))
              .toList());
    }
  }
}
