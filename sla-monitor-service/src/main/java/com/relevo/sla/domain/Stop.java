package com.relevo.sla.domain;

import com.relevo.events.Reason;
import com.relevo.sla.domain.Assigned.Answer;
import com.relevo.sla.domain.Assigned.Given;
import java.time.Instant;
import java.util.Optional;

/** The evidence that what a clock measures was done: the first of it, by when it occurred. */
record Stop(String evidence, Instant at, Reason reason) {

  static Optional<Stop> of(Cycle cycle, Clock clock) {
    return switch (clock.kind()) {
      case TIME_TO_ROUTE -> cycle.firstGiven().flatMap(Stop::assigned);
      case TIME_TO_ACCEPT ->
          Optional.ofNullable(clock.assignment())
              .flatMap(cycle::assignment)
              .flatMap(Stop::answered);
      case TIME_TO_FIRST_RESPONSE ->
          cycle.contacts().stream()
              .filter(contact -> contact.level().satisfies(clock.evidence()))
              .filter(contact -> !contact.at().isBefore(clock.startedAt()))
              .findFirst()
              .map(Stop::contacted);
      case FOLLOW_UP, TIME_IN_STAGE, ANSWER_TO_REJECTION -> Optional.empty();
    };
  }

  private static Optional<Stop> assigned(Assigned assigned) {
    return Optional.ofNullable(assigned.given())
        .map((Given given) ->
            new Stop(
                given.eventId(),
                given.at(),
                Reason.of("lead_assigned", "Assigned to " + assigned.rep() + " at " + given.at())));
  }

  private static Optional<Stop> answered(Assigned assigned) {
    return Optional.ofNullable(assigned.answer())
        .map((Answer answer) ->
            new Stop(
                answer.eventId(),
                answer.at(),
                answer.accepted()
                    ? Reason.of("lead_accepted", assigned.rep() + " accepted at " + answer.at())
                    : Reason.of(
                        "lead_rejected",
                        assigned.rep() + " rejected at " + answer.at() + ", which is an answer")));
  }

  private static Stop contacted(Contact contact) {
    return new Stop(
        contact.eventId(),
        contact.at(),
        Reason.of("contact_logged", "Contact of level " + contact.level() + " at " + contact.at()));
  }
}
