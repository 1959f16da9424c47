package com.relevo.handoff.domain.lead;

import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.LeadId;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.lead.Outcome.Accepted;
import com.relevo.handoff.domain.lead.Outcome.Refused;
import com.relevo.handoff.domain.lead.Staff.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lead given to a rep by name, at people's word: their desk counts it, even above their capacity,
 * and what any desk proposes for the lead after that goes back.
 */
final class Placement {
  private final LeadId lead;
  private final Cycle cycle;
  private final Command command;
  private final Cause cause;

  Placement(LeadId lead, Cycle cycle, Command command, Cause cause) {
    this.lead = lead;
    this.cycle = cycle;
    this.command = command;
    this.cause = cause;
  }

  Outcome assign(Staff staff, Action.Assign action) {
    String text = command.rep() + " was chosen by " + command.by().subject();
    Reason why = Reason.of("manual_assignment", text);
    return check(command.rep(), staff, cycle, to -> new Accepted(give(to, why, action.comment())));
  }

  /** What was accepted stays so: the yes of whoever takes it over is one. */
  Outcome takeOver(Staff staff) {
    return check(
        command.rep(),
        staff,
        cycle,
        to -> {
          Assignment from = cycle.held().orElseThrow();
          Reason why = Reason.of("transfer", to.rep() + " took it over from " + from.rep());
          List<Change> changes = new ArrayList<>(give(to, why, null));
          if (cycle.accepted()) {
            changes.add(
                new Change.Happened(
                    new LeadAccepted(
                        cause.meta(EventType.LEAD_ACCEPTED, why).by(command.by().subject()),
                        next(to))));
          }
          return new Accepted(changes);
        });
  }

  /** What {@code then} makes of the one called {@code rep}, if they can have the lead. */
  static Outcome check(RepId rep, Staff staff, Cycle cycle, Function<Member, Outcome> then) {
    Member found = staff.find(rep).orElse(null);
    if (found == null) {
      return new Refused(Refusal.UNKNOWN_REP, "There is no rep " + rep + ".");
    }
    if (!found.active()) {
      return new Refused(Refusal.REP_NOT_ACTIVE, rep + " is not active.");
    }
    return cycle.held().filter(held -> held.rep().equals(rep)).isPresent()
        ? new Refused(Refusal.ALREADY_THEIRS, "The lead is with " + rep + " already.")
        : then.apply(found);
  }

  private List<Change> give(Member to, Reason why, @Nullable String comment) {
    List<Change> changes = new ArrayList<>(Leaving.taken(cycle, why, cause));
    changes.add(new Change.Placed(next(to)));
    changes.add(
        new Change.Happened(
            new LeadAssigned(
                cause.meta(EventType.LEAD_ASSIGNED, why).by(command.by().subject()),
                next(to),
                List.of(),
                null,
                null,
                comment)));
    return changes;
  }

  /** Back to {@code to}, who accepted it before: their yes stands. */
  List<Change> restored(Member to, Reason why) {
    return List.of(
        new Change.Placed(next(to)),
        new Change.Happened(
            new LeadAssigned(
                cause.meta(EventType.LEAD_ASSIGNED, why).by(command.by().subject()),
                next(to),
                List.of())),
        new Change.Happened(
            new LeadAccepted(
                cause.meta(EventType.LEAD_ACCEPTED, why).by(command.by().subject()), next(to))));
  }

  private Assignment next(Member to) {
    return new Assignment(Routing.nextAssignment(lead, cycle), to.team(), to.rep());
  }
}
