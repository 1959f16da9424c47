package com.relevo.handoff.domain.lead;

import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass from qualified to an outcome. {@code stage} is the lead's stage now, {@code requests}
 * how often a desk was asked, {@code waitingFor} what a lead without a rep was last said to wait
 * for, {@code search} whether another rep is sought for one that has, {@code escalations} the ids
 * of those acted on.
 */
public record Cycle(
    Opening opening,
    Stage stage,
    Status status,
    int requests,
    @Nullable Route route,
    @Nullable UnroutedReason waitingFor,
    Progress progress,
    @Nullable Search search,
    List<String> escalations) {
  /**
   * Far more than the steps of all targets; a cycle that is handed round must not grow for ever.
   */
  private static final int KEPT_ESCALATIONS = 100;

  public Cycle {
    escalations = escalations == null ? List.of() : List.copyOf(escalations);
  }

  static Cycle opened(Opening opening) {
    return new Cycle(
        opening, opening.stage(), Status.WAITING, 0, null, null, Progress.NONE, null, List.of());
  }

  public int number() {
    return opening.cycle();
  }

  boolean closed() {
    return status == Status.CLOSED;
  }

  boolean accepted() {
    return status == Status.ACCEPTED || status == Status.QUALIFIED;
  }

  /** Who has the lead; empty while it waits. */
  public Optional<Assignment> held() {
    return Optional.ofNullable(route).map(Route::held);
  }

  Cycle requested(Change.Requested asked) {
    Route to =
        new Route(
            asked.team(), asked.assignment(), asked.rule(), null, asked.rest(), asked.considered());
    return new Cycle(
        opening, stage, Status.WAITING, requests + 1, to, null, progress, search, escalations);
  }

  /** Without a rule there is no desk either. */
  Cycle unrouted(UnroutedReason reason) {
    Route at = reason == UnroutedReason.NO_RULE ? null : route;
    return new Cycle(opening, stage, status, requests, at, reason, progress, search, escalations);
  }

  Cycle assigned(Assignment to, Progress progress) {
    Reason rule = route == null ? Reason.of("assigned", "Assigned") : route.rule();
    Route routed = Route.of(to.team(), to.id(), rule, to.rep());
    return new Cycle(
        opening, stage, Status.ASSIGNED, requests, routed, null, progress, null, escalations);
  }

  /** Back to nobody, still under the rule that led to the team. */
  Cycle unassigned(Progress progress) {
    Route left = route == null ? null : route.without();
    return new Cycle(
        opening, stage, Status.WAITING, requests, left, null, progress, null, escalations);
  }

  Cycle seeking(Change.Sought sought) {
    Search begun = new Search(sought.assignment(), sought.why(), status, progress.contacts());
    return new Cycle(
        opening, stage, status, requests + 1, route, waitingFor, progress, begun, escalations);
  }

  Cycle settled() {
    return new Cycle(
        opening, stage, status, requests, route, waitingFor, progress, null, escalations);
  }

  Cycle actedOn(String escalation) {
    List<String> all = new ArrayList<>(escalations);
    all.add(escalation);
    int from = Math.max(0, all.size() - KEPT_ESCALATIONS);
    List<String> kept = all.subList(from, all.size());
    return new Cycle(opening, stage, status, requests, route, waitingFor, progress, search, kept);
  }

  Cycle at(Stage stage) {
    return new Cycle(
        opening, stage, status, requests, route, waitingFor, progress, search, escalations);
  }

  Cycle moved(Stage stage, Status status, Progress progress) {
    return new Cycle(
        opening, stage, status, requests, route, waitingFor, progress, search, escalations);
  }

  Cycle with(Progress progress) {
    return moved(stage, status, progress);
  }

  /** Whether this is what the lead asks of a desk now. */
  boolean awaits(Asked request) {
    return status == Status.WAITING && route != null && names(request, route);
  }

  /** Whether this is how another rep is sought now. */
  boolean seeks(Asked request) {
    return !closed() && search != null && search.assignment().equals(request.assignment());
  }

  /** Whether the lead is already where {@code request} led it. */
  boolean holds(Asked request) {
    return !closed() && status != Status.WAITING && route != null && names(request, route);
  }

  private static boolean names(Asked request, Route route) {
    return route.assignment().equals(request.assignment());
  }

  @Nullable TeamId team() {
    return route == null ? null : route.team();
  }
}
