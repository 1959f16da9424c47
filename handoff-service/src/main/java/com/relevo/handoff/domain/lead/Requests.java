package com.relevo.handoff.domain.lead;

import com.relevo.events.LeadFacts;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.DeskRequest.Terms;
import com.relevo.handoff.domain.desk.Wants;
import java.time.Instant;
import java.util.List;

/** What a lead asks of a desk, in the desk's words. */
public final class Requests {
  private Requests() {}

  /** {@code now} is from when on it waits there. */
  public static Asked asked(HandoffState state, Change.Requested asked, Instant now) {
    Cycle cycle = state.current().orElseThrow();
    Stop stop = asked.stop();
    LeadFacts lead = cycle.opening().lead();
    Terms terms =
        new Terms(
            wants(lead),
            stop.prefers(),
            stop.only(),
            lead.companyDomain(),
            cycle.opening().at(),
            stop.waits() == null ? null : now.plus(stop.waits()));
    return new Asked(asked.team(), state.lead(), cycle.number(), asked.assignment(), null, terms);
  }

  /** Another rep at once or not at all; whose colleagues they have is not asked. */
  public static Asked sought(HandoffState state, Change.Sought sought) {
    Cycle cycle = state.current().orElseThrow();
    Terms terms =
        new Terms(
            wants(cycle.opening().lead()), List.of(), false, null, cycle.opening().at(), null);
    return new Asked(
        sought.team(),
        state.lead(),
        cycle.number(),
        sought.assignment(),
        sought.insteadOf(),
        terms);
  }

  public static Wants wants(LeadFacts lead) {
    return Wants.of(lead.language(), lead.productInterest());
  }
}
