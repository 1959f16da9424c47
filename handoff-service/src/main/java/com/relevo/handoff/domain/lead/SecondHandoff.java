package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.HandoffRules.ClosingReject;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Staff.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From whoever qualified a lead to whoever closes it, and back. */
record SecondHandoff(
    Agreement agreement, Staff staff, Cycle cycle, Assignment held, Command command, Cause cause) {

  /** Where others close, the rep's part is done, and theirs begins. */
  Outcome qualified(LeadQualified event) {
    Change qualified = new Change.Happened(event);
    return Routing.closing(cycle.at(Stage.SQL), held.team(), agreement, cause)
        .<Outcome>map(asked -> {
          Reason why = Reason.of("second_handoff", held.rep() + " qualified it; others close");
          List<Change> changes = new ArrayList<>(List.of(qualified));
          changes.addAll(Leaving.taken(cycle, why, Result.QUALIFIED, cause));
          changes.add(asked);
          return new Accepted(changes);
        })
        .orElseGet(() -> new Accepted(List.of(qualified)));
  }

  /** Who qualified it, where a rejection by whoever has it now goes back to them. */
  Optional<Assignment> qualifier() {
    return Optional.ofNullable(cycle.progress().qualifiedBy())
        .filter(_ -> agreement.handoff().rejected() == ClosingReject.TO_QUALIFIER)
        .filter(by -> !by.rep().equals(held.rep()));
  }

  /** To be qualified again, by the same rep if they are there still, else by their team. */
  Outcome back(String reason, @Nullable String comment) {
    Assignment by = qualifier().orElseThrow();
    String text = agreement.dispositions().rejection().get(reason);
    Reason why = Reason.of("back_to_qualifier", held.rep() + " rejected it: " + text);
    List<Change> changes =
        new ArrayList<>(
            Leaving.by(
                cycle,
                new LeadReturned(
                    cause.meta(EventType.LEAD_RETURNED, why).by(command.by().subject()),
                    held,
                    reason,
                    comment),
                cause));
    changes.add(new Change.Unqualified());
    Member member = staff.find(by.rep()).filter(Member::active).orElse(null);
    if (member == null) {
      changes.add(
          new Change.Requested(by.team(), Routing.nextAssignment(cause.lead(), cycle), why));
    } else {
      changes.addAll(new Placement(cause.lead(), cycle, command, cause).restored(member, why));
    }
    return new Accepted(changes);
  }
}
