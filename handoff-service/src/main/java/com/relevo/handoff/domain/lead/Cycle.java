package com.relevo.handoff.domain.lead;

import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass from qualified to an outcome. {@code stage} is the lead's stage now, {@code requests}
 * how often a desk was asked, {@code waitingFor} what a lead without a rep was last said to wait
 * for.
 */
public record Cycle(
    Opening opening,
    Stage stage,
    Status status,
    int requests,
    @Nullable Route route,
    @Nullable UnroutedReason waitingFor,
    Progress progress) {
  static Cycle opened(Opening opening) {
    return new Cycle(opening, opening.stage(), Status.WAITING, 0, null, null, Progress.NONE);
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
    Route to = new Route(asked.team(), asked.assignment(), asked.rule(), null);
    return new Cycle(opening, stage, Status.WAITING, requests + 1, to, waitingFor, progress);
  }

  /** Without a rule there is no desk either. */
  Cycle unrouted(UnroutedReason reason) {
    Route at = reason == UnroutedReason.NO_RULE ? null : route;
    return new Cycle(opening, stage, status, requests, at, reason, progress);
  }

  Cycle assigned(Assignment to, Progress progress) {
    Route routed =
        route == null
            ? new Route(to.team(), to.id(), Reason.of("assigned", "Assigned"), to.rep())
            : route.to(to.rep());
    return new Cycle(opening, stage, Status.ASSIGNED, requests, routed, null, progress);
  }

  Cycle at(Stage stage) {
    return new Cycle(opening, stage, status, requests, route, waitingFor, progress);
  }

  Cycle moved(Stage stage, Status status, Progress progress) {
    return new Cycle(opening, stage, status, requests, route, waitingFor, progress);
  }

  Cycle with(Progress progress) {
    return moved(stage, status, progress);
  }

  /** Whether this is what the lead asks of a desk now. */
  boolean awaits(Asked request) {
    return status == Status.WAITING && route != null && names(request, route);
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
