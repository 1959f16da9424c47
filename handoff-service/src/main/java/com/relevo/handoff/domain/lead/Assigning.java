package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a lead by the answer of a desk: it gets a rep, waits, or goes on. */
record Assigning(AgreementTimeline timeline, Preferences preferences) {
  List<Change> decide(HandoffState state, DeskAnswer answer, Instant now) {
    Asked request = answer.request();
    Cycle cycle = state.open().orElse(null);
    if (cycle == null) {
      return unwanted(answer);
    }
    Cause cause = Cause.of(answer.id(), state.lead(), cycle, timeline, now);
    if (cycle.seeks(request)) {
      return Reassignment.decide(cycle, answer, cause);
    }
    if (!cycle.awaits(request)) {
      return cycle.holds(request) ? List.of() : unwanted(answer);
    }
    return switch (answer) {
      case DeskAnswer.Proposed proposed -> assign(cycle, proposed, cause);
      case DeskAnswer.Waiting waiting -> unrouted(cycle, waiting, cause);
      case DeskAnswer.Returned returned -> onwards(state, cycle, returned, cause);
      case DeskAnswer.Refused _ -> List.of();
    };
  }

  /** The lead was withdrawn, or closed, while the desk decided: the place goes to another. */
  private static List<Change> unwanted(DeskAnswer answer) {
    return answer instanceof DeskAnswer.Proposed proposed
        ? List.of(new Change.Released(proposed.request().team(), proposed.request().assignment()))
        : List.of();
  }

  private static List<Change> assign(Cycle cycle, DeskAnswer.Proposed proposed, Cause cause) {
    Asked request = proposed.request();
    if (proposed.claim() == null && cycle.refusals().by().contains(proposed.rep())) {
      Reason why = Reason.of("refused_before", Reassignment.onlyRefuser(proposed));
      return List.of(
          new Change.Released(request.team(), request.assignment()),
          Leaving.toManager(cycle, cause, why));
    }
    Route route = cycle.route();
    Reason rule =
        route == null ? Reason.of("routing", "Routed to " + request.team()) : route.rule();
    Reason why = proposed.reason();
    Reason[] because =
        rule.code().equals(why.code()) ? new Reason[] {why} : new Reason[] {rule, why};
    return List.of(
        new Change.Happened(
            new LeadAssigned(
                cause.meta(EventType.LEAD_ASSIGNED, because),
                new Assignment(request.assignment(), request.team(), proposed.rep()),
                proposed.candidates(),
                proposed.others(),
                together(route == null ? List.of() : route.considered(), proposed.considered()))));
  }

  private static List<Change> unrouted(Cycle cycle, DeskAnswer.Waiting waiting, Cause cause) {
    if (waiting.reason() == cycle.waitingFor()) {
      return List.of();
    }
    Reason reason = Reason.of(waiting.reason().name().toLowerCase(Locale.ROOT), waiting.text());
    return List.of(
        new Change.Happened(
            new LeadUnrouted(
                cause.meta(EventType.LEAD_UNROUTED, reason),
                waiting.reason(),
                waiting.request().team())));
  }

  private List<Change> onwards(
      HandoffState state, Cycle cycle, DeskAnswer.Returned returned, Cause cause) {
    Route route = cycle.route();
    if (route == null || returned.cause() == DeskAnswer.Cause.NO_TEAM) {
      return anew(state, cycle, cause);
    }
    Agreement agreement = cycle.opening().agreement(timeline);
    List<Considered> considered = together(route.considered(), returned.considered());
    return Routing.next(cycle, route.rest(), considered, agreement, cause);
  }

  private static List<Considered> together(
      List<Considered> before, @Nullable List<Considered> more) {
    List<Considered> all = new ArrayList<>(before);
    all.addAll(more == null ? List.of() : more);
    return all;
  }

  /** By the agreement in force, whichever it was qualified under. */
  List<Change> anew(HandoffState state, Cycle cycle, Cause cause) {
    Agreement inForce = timeline.at(cause.now());
    return Routing.route(state, cycle, inForce, preferences, cause.under(inForce.version()));
  }
}
