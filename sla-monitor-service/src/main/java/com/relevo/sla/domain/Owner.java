package com.relevo.sla.domain;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.AssignmentId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.TeamId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owes what a clock measures, as far as it is known; nobody of sales what marketing owes. */
public record Owner(@Nullable TeamId team, @Nullable RepId rep) {
  private static final Owner MARKETING = new Owner(null, null);

  public static Owner of(Cycle cycle, Clock clock) {
    return of(cycle, clock.kind(), clock.assignment());
  }

  /** Before somebody has the lead, no rep owes anything: routing is not theirs. */
  static Owner of(Cycle cycle, Kind kind, @Nullable AssignmentId assignment) {
    Optional<Assigned> assigned =
        switch (kind) {
          case TIME_TO_ROUTE, ANSWER_TO_REJECTION -> Optional.empty();
          case TIME_TO_ACCEPT -> Optional.ofNullable(assignment).flatMap(cycle::assignment);
          case TIME_TO_FIRST_RESPONSE, FOLLOW_UP, TIME_IN_STAGE -> cycle.current();
        };
    if (kind == Kind.ANSWER_TO_REJECTION) {
      return MARKETING;
    }
    return assigned
        .map(each -> new Owner(each.team(), each.rep()))
        .orElseGet(() -> new Owner(cycle.routed(), null));
  }

  SlaInstance instance(String id, String target, @Nullable AssignmentId assignment) {
    return new SlaInstance(id, target, assignment, team, rep);
  }
}
