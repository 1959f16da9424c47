package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.LeadFacts;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.desk.DeskRequest.Terms;
import com.relevo.handoff.domain.desk.Wants;
import java.time.Instant;
import java.util.List;

/** What a lead asks of a desk, in the desk's words. */
public final class Requests {
  private Requests() {}

  /** {@code state} is the lead's after {@code change}, which is of {@code now}. */
  public static DeskRequest of(HandoffState state, Change.OfDesk change, Instant now) {
    return switch (change) {
      case Change.Requested asked -> asked(state, asked, now);
      case Change.Sought sought -> sought(state, sought);
      case Change.Placed(Assignment to) ->
          new DeskRequest.Placed(to.team(), state.lead(), to.id(), to.rep());
      case Change.Released(TeamId team, AssignmentId assignment, Result result) ->
          new DeskRequest.Released(team, assignment, result);
    };
  }

  /** {@code now} is from when on it waits there. */
  private static Asked asked(HandoffState state, Change.Requested asked, Instant now) {
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
            stop.waits() == null ? null : now.plus(stop.waits()),
            cycle.refusals().by());
    return new Asked(asked.team(), state.lead(), cycle.number(), asked.assignment(), null, terms);
  }

  /** Another rep at once or not at all; whose colleagues they have is not asked. */
  private static Asked sought(HandoffState state, Change.Sought sought) {
    Cycle cycle = state.current().orElseThrow();
    Terms terms =
        new Terms(
            wants(cycle.opening().lead()),
            List.of(),
            false,
            null,
            cycle.opening().at(),
            null,
            cycle.refusals().by());
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
