package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision on who has a lead, as its event told it. */
public record Decision(
    What what,
    int cycle,
    Instant at,
    @Nullable String agreementVersion,
    List<Reason> because,
    @Nullable TeamId team,
    @Nullable RepId rep,
    @Nullable AssignmentId assignment,
    @Nullable UnroutedReason reason,
    @Nullable List<Candidate> candidates,
    @Nullable Map<Verdict, Integer> others,
    @Nullable List<Considered> considered) {
  /** What was decided. */
  public enum What {
    ASSIGNED,
    UNROUTED,
    UNASSIGNED,
    KEPT
  }

  /** Empty for what does not decide who has the lead. */
  static Optional<Decision> of(HandoffEvent event) {
    return switch (event) {
      case HandoffEvent.LeadAssigned assigned ->
          Optional.of(
              decided(
                  What.ASSIGNED,
                  event.meta(),
                  assigned.assignment(),
                  null,
                  assigned.candidates(),
                  assigned.others(),
                  assigned.considered()));
      case HandoffEvent.LeadUnassigned taken ->
          Optional.of(
              decided(What.UNASSIGNED, event.meta(), taken.assignment(), null, null, null, null));
      case HandoffEvent.LeadKept kept ->
          Optional.of(
              decided(What.KEPT, event.meta(), kept.assignment(), kept.reason(), null, null, null));
      case HandoffEvent.LeadUnrouted unrouted -> Optional.of(unrouted(unrouted));
      default -> Optional.empty();
    };
  }

  private static Decision unrouted(HandoffEvent.LeadUnrouted event) {
    Meta meta = event.meta();
    return new Decision(
        What.UNROUTED,
        meta.cycle(),
        meta.occurredAt(),
        meta.agreementVersion(),
        meta.because(),
        event.team(),
        null,
        null,
        event.reason(),
        null,
        null,
        null);
  }

  private static Decision decided(
      What what,
      Meta meta,
      HandoffEvent.Assignment assignment,
      @Nullable UnroutedReason reason,
      @Nullable List<Candidate> candidates,
      @Nullable Map<Verdict, Integer> others,
      @Nullable List<Considered> considered) {
    return new Decision(
        what,
        meta.cycle(),
        meta.occurredAt(),
        meta.agreementVersion(),
        meta.because(),
        assignment.team(),
        assignment.rep(),
        assignment.id(),
        reason,
        candidates,
        others,
        considered);
  }
}
