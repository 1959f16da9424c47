package com.relevo.sla.domain;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rep's turn at the lead: when it was given, and what the rep said to it. */
public record Assigned(
    AssignmentId id,
    TeamId team,
    RepId rep,
    @Nullable Given given,
    @Nullable Answer answer,
    @Nullable Taken taken) {

  /** {@code pin} names the agreement in force when the monitor read of it. */
  public record Given(String eventId, Instant at, Mode mode, String pin) {}

  /** Accepting and rejecting both are answers. */
  public record Answer(String eventId, Instant at, boolean accepted) {}

  /** The lead was taken from the rep. */
  public record Taken(String eventId, Instant at) {}

  static Assigned of(Assignment assignment) {
    return new Assigned(assignment.id(), assignment.team(), assignment.rep(), null, null, null);
  }

  Assigned with(Given first) {
    return given == null ? new Assigned(id, team, rep, first, answer, taken) : this;
  }

  Assigned with(Answer learnt) {
    boolean earlier = answer == null || learnt.at().isBefore(answer.at());
    return earlier ? new Assigned(id, team, rep, given, learnt, taken) : this;
  }

  Assigned with(Taken learnt) {
    boolean earlier = taken == null || learnt.at().isBefore(taken.at());
    return earlier ? new Assigned(id, team, rep, given, answer, learnt) : this;
  }

  /** Only for one that is known to have been given. */
  Instant givenAt() {
    return Objects.requireNonNull(
            given, "Expected a given assignment, but only its answer is known")
        .at();
  }
}
