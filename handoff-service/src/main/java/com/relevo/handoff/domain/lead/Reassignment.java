package com.relevo.handoff.domain.lead;

import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadKept;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskAnswer.Proposed;
import com.relevo.handoff.domain.desk.DeskAnswer.Waiting;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What comes of the search for another rep: the present one has the lead until it is over. */
final class Reassignment {
  private Reassignment() {}

  static List<Change> decide(Cycle cycle, DeskAnswer answer, Cause cause) {
    Search search = Objects.requireNonNull(cycle.search(), "search");
    Assignment present = cycle.held().orElseThrow();
    return switch (answer) {
      case Proposed proposed ->
          search.overtakenBy(cycle)
              ? List.of(new Change.SearchEnded(), released(proposed.request()))
              : moved(cycle, present, proposed, search.why(), cause);
      case Waiting waiting ->
          List.of(kept(present, waiting.reason(), waiting.text(), search.why(), cause));
      case DeskAnswer.Returned _ -> List.of(new Change.SearchEnded());
      case DeskAnswer.Refused _ -> List.of();
    };
  }

  private static Change released(Asked request) {
    return new Change.Released(request.team(), request.assignment());
  }

  private static List<Change> moved(
      Cycle cycle, Assignment from, Proposed to, Reason why, Cause cause) {
    Asked request = to.request();
    if (cycle.refusals().by().contains(to.rep())) {
      return List.of(
          kept(from, UnroutedReason.NO_ACTIVE_REP, onlyRefuser(to), why, cause), released(request));
    }
    Reason turn = Reason.of(to.reason().code(), to.reason().text() + " after " + from.rep());
    List<Change> changes = new ArrayList<>(Leaving.taken(cycle, why, cause));
    changes.add(
        new Change.Happened(
            new LeadAssigned(
                cause.meta(EventType.LEAD_ASSIGNED, why, turn),
                new Assignment(request.assignment(), request.team(), to.rep()),
                to.candidates(),
                to.others(),
                to.considered())));
    return changes;
  }

  static String onlyRefuser(Proposed proposed) {
    return "Only " + proposed.rep() + " could take it, who gave it back before";
  }

  private static Change kept(
      Assignment present, UnroutedReason reason, String text, Reason why, Cause cause) {
    Reason nobody = Reason.of(reason.name().toLowerCase(Locale.ROOT), text);
    return new Change.Happened(
        new LeadKept(cause.meta(EventType.LEAD_KEPT, why, nobody), present, reason));
  }
}
