package com.relevo.sla.domain;

import com.relevo.agreement.Condition;
import com.relevo.events.ContactLevel;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import com.relevo.sla.domain.Assigned.Answer;
import com.relevo.sla.domain.Timeline.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The evidence that what a clock measures was done: the first of it, by when it occurred. */
record Stop(String evidence, Instant at, Reason reason) {

  static Optional<Stop> of(Instance instance) {
    Optional<Stop> own = ofKind(instance);
    Condition stop = instance.target().triggers().stop();
    if (stop == null) {
      return own;
    }
    Optional<Stop> condition =
        instance
            .timeline()
            .flatMap(timeline -> timeline.first(stop, instance.clock().anchor()))
            .map(moment ->
                new Stop(
                    moment.eventId(), moment.at(), Why.STOP_HOLDS.at(moment.at(), stop.text())));
    return Stream.of(own, condition)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Stop::at).thenComparing(Stop::evidence));
  }

  private static Optional<Stop> ofKind(Instance instance) {
    Cycle cycle = instance.cycle();
    Clock clock = instance.clock();
    return switch (clock.kind()) {
      case TIME_TO_ROUTE -> cycle.firstGiven().map(Stop::assigned);
      case TIME_TO_ACCEPT ->
          Optional.ofNullable(clock.assignment())
              .flatMap(cycle::assignment)
              .flatMap(Stop::answered);
      case TIME_TO_FIRST_RESPONSE -> contacts(instance).findFirst().map(Stop::contacted);
      case FOLLOW_UP ->
          contacts(instance)
              .dropWhile(contact -> !contact.part().equals(clock.part()))
              .skip(1)
              .findFirst()
              .map(Stop::contacted);
      case TIME_IN_STAGE -> left(instance);
      case ANSWER_TO_REJECTION -> rejectionAnswered(instance);
    };
  }

  static Stream<Contact> contacts(Instance instance) {
    ContactLevel level = instance.target().evidence();
    Instant from =
        instance.cycle().opening() == null
            ? instance.clock().anchor()
            : instance.cycle().opening().at();
    return instance.cycle().contacts().stream()
        .filter(contact -> contact.level().satisfies(level))
        .filter(contact -> !contact.at().isBefore(from));
  }

  private static Stop assigned(Assigned assigned) {
    Assigned.Given given = Objects.requireNonNull(assigned.given());
    return new Stop(
        given.eventId(), given.at(), Why.LEAD_ASSIGNED.at(given.at(), assigned.rep().value()));
  }

  private static Optional<Stop> answered(Assigned assigned) {
    return Optional.ofNullable(assigned.answer())
        .map((Answer answer) -> {
          Why why = answer.accepted() ? Why.LEAD_ACCEPTED : Why.REJECTED_IS_ANSWER;
          return new Stop(
              answer.eventId(), answer.at(), why.at(answer.at(), assigned.rep().value()));
        });
  }

  private static Stop contacted(Contact contact) {
    return new Stop(
        contact.eventId(),
        contact.at(),
        Why.CONTACT_LOGGED.at(contact.at(), contact.level().name()));
  }

  /** Also by the next cycle, which begins with another stage. */
  private static Optional<Stop> left(Instance instance) {
    Stage stage = Objects.requireNonNull(instance.target().stage());
    Optional<Stop> inCycle =
        instance
            .timeline()
            .flatMap(timeline -> timeline.left(stage))
            .map((Moment moment) ->
                new Stop(
                    moment.eventId(),
                    moment.at(),
                    Why.STAGE_LEFT.at(moment.at(), stage + " for " + moment.stage())));
    return inCycle.or(() ->
        instance
            .lead()
            .openedAfter(instance.cycle().number())
            .map(next ->
                new Stop(
                    next.eventId(),
                    next.at(),
                    Why.STAGE_LEFT.at(next.at(), stage + " for " + next.stage()))));
  }

  private static Optional<Stop> rejectionAnswered(Instance instance) {
    Instant rejected = instance.clock().anchor();
    Optional<Stop> again =
        instance
            .lead()
            .openedAfter(instance.cycle().number())
            .map(next -> new Stop(next.eventId(), next.at(), Why.QUALIFIED_AGAIN.at(next.at())));
    Optional<Stop> archived =
        instance.cycle().marks().stream()
            .filter(mark -> mark.stage() == Stage.DISQUALIFIED && !mark.at().isBefore(rejected))
            .findFirst()
            .map(mark -> new Stop(mark.eventId(), mark.at(), Why.ARCHIVED.at(mark.at())));
    return Stream.of(again, archived).flatMap(Optional::stream).min(Comparator.comparing(Stop::at));
  }
}
