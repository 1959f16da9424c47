package com.relevo.sla.domain;

import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing is owed any more, though it was not done; the first reason in time. */
record End(Instant at, Reason reason) {

  static Optional<End> of(LeadClocks lead, Cycle cycle, Clock clock) {
    return Stream.of(closed(cycle), withheld(lead, clock), reassigned(cycle, clock))
        .flatMap(Optional::stream)
        .map(end ->
            end.at.isBefore(clock.startedAt()) ? new End(clock.startedAt(), end.reason) : end)
        .min(Comparator.comparing(End::at));
  }

  private static Optional<End> closed(Cycle cycle) {
    return Optional.ofNullable(cycle.closing())
        .map((Closing closing) ->
            new End(
                closing.at(),
                Reason.of(
                    code(closing.outcome()),
                    "The cycle ended " + closing.outcome() + " at " + closing.at())));
  }

  /**
   * A lead that may not be contacted is owed nothing, if it was so already when the clock began.
   */
  private static Optional<End> withheld(LeadClocks lead, Clock clock) {
    Optional<ConsentChange> atStart =
        lead.consents().stream()
            .filter(change -> !change.at().isAfter(clock.startedAt()))
            .reduce((_, later) -> later)
            .filter(change -> !change.allowed());
    return atStart
        .or(() ->
            lead.consents().stream()
                .filter(change -> change.at().isAfter(clock.startedAt()))
                .filter(change -> !change.allowed())
                .findFirst())
        .map(change ->
            new End(
                change.at(),
                Reason.of(
                    code(Outcome.CONSENT_WITHDRAWN),
                    "The lead withdrew the consent to be contacted at " + change.at())));
  }

  private static Optional<End> reassigned(Cycle cycle, Clock clock) {
    return Optional.ofNullable(clock.assignment())
        .flatMap(own ->
            cycle.assignments().stream()
                .filter(assigned -> !assigned.id().equals(own) && assigned.given() != null)
                .filter(assigned -> assigned.givenAt().isAfter(clock.startedAt()))
                .min(Comparator.comparing(Assigned::givenAt)))
        .map(next ->
            new End(
                next.givenAt(),
                Reason.of(
                    "reassigned", "The lead went to " + next.rep() + " at " + next.givenAt())));
  }

  private static String code(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
