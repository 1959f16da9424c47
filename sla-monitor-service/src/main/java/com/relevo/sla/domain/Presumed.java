package com.relevo.sla.domain;

import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadFacts;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a clock measures cannot be known: it must have been done, as something that comes after it
 * was done, but nothing says when; or nothing could ever say so.
 */
record Presumed(Instant at, Reason reason) {

  static Optional<Presumed> of(Instance instance) {
    return noChannel(instance).or(() -> passed(instance));
  }

  /** Nobody can be written to nor called: no contact will ever be logged. */
  static Optional<Presumed> noChannel(Instance instance) {
    Opening opening = instance.cycle().opening();
    if (!instance.clock().kind().asksForContact() || opening == null) {
      return Optional.empty();
    }
    LeadFacts lead = opening.lead();
    Instant start = instance.clock().startedAt();
    return lead.hasEmail() || lead.hasPhone()
        ? Optional.empty()
        : Optional.of(new Presumed(start, Why.NO_CHANNEL.at(start)));
  }

  private static Optional<Presumed> passed(Instance instance) {
    Cycle cycle = instance.cycle();
    return switch (instance.clock().kind()) {
      case TIME_TO_ROUTE ->
          cycle.assignments().stream()
              .filter(assigned -> assigned.given() == null && assigned.answer() != null)
              .findFirst()
              .map(assigned -> missing(Objects.requireNonNull(assigned.answer()).at()));
      case TIME_TO_ACCEPT, TIME_TO_FIRST_RESPONSE ->
          salesQualified(cycle, instance.clock().assignment()).map(Presumed::missing);
      case FOLLOW_UP, TIME_IN_STAGE, ANSWER_TO_REJECTION -> Optional.empty();
    };
  }

  /** The rep that qualified it, or won it, had it. */
  private static Optional<Instant> salesQualified(Cycle cycle, @Nullable AssignmentId assignment) {
    boolean current =
        assignment == null
            || cycle.current().map(Assigned::id).filter(assignment::equals).isPresent();
    if (!current) {
      return Optional.empty();
    }
    Instant given = assignment == null ? Instant.MIN : cycle.current().orElseThrow().givenAt();
    return cycle.marks().stream()
        .filter(Mark::salesQualified)
        .map(Mark::at)
        .filter(given::isBefore) // else another qualified it, and handed it on
        .findFirst()
        .or(() ->
            Optional.ofNullable(cycle.closing())
                .filter(closing -> closing.outcome() == Outcome.WON)
                .map(Closing::at));
  }

  private static Presumed missing(Instant at) {
    return new Presumed(at, Why.EVIDENCE_MISSING.at(at));
  }
}
