package com.relevo.sla.domain;

import com.relevo.agreement.Target;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock that is to start. */
record Start(
    LeadId lead, Cycle cycle, Starts.Owed owed, BusinessCalendar calendar, String version) {

  SlaStarted event(Instant now) {
    Target target = owed.target();
    String id = owed.id(lead, cycle);
    @Nullable AssignmentId assignment = owed.assigned() == null ? null : owed.assigned().id();
    SlaInstance instance =
        Owner.of(cycle, target.kind(), assignment).instance(id, target.id(), assignment);
    Duration budget = Hours.budget(target);
    Instant due = calendar.due(owed.from(), budget);
    Meta meta =
        new Meta(
            EventIds.derive(id, EventType.SLA_STARTED),
            lead,
            cycle.number(),
            owed.from(),
            now,
            version,
            reasons(due),
            Mode.LIVE,
            null);
    return new SlaStarted(
        meta, instance, owed.from(), due, budget.toSeconds(), calendar.name(), 0, null, List.of());
  }

  private List<Reason> reasons(Instant due) {
    Target target = owed.target();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(began());
    if (!"true".equals(target.when().text())) {
      reasons.add(Reason.of("condition", "Applies because " + target.when().text()));
    }
    reasons.add(
        Reason.of(
            "budget",
            target.budget().text()
                + " in the hours of "
                + calendar.name()
                + ", counted from "
                + owed.from()
                + ", end at "
                + due));
    return reasons;
  }

  private Reason began() {
    return switch (owed.target().kind()) {
      case TIME_TO_ROUTE, TIME_TO_FIRST_RESPONSE, FOLLOW_UP, TIME_IN_STAGE, ANSWER_TO_REJECTION ->
          Reason.of("lead_qualified", "The lead was qualified at " + owed.from());
      case TIME_TO_ACCEPT ->
          Reason.of(
              "lead_assigned",
              "The lead was assigned"
                  + (owed.assigned() == null ? "" : " to " + owed.assigned().rep())
                  + " at "
                  + owed.from());
    };
  }
}
