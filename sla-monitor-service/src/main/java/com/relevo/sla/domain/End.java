package com.relevo.sla.domain;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Target.Attempts;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Reason;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why nothing is owed any more, though it was not done; the first reason in time. */
record End(Instant at, Reason reason) {
  private static final Set<Stage> SALES =
      EnumSet.of(Stage.MQL, Stage.SAL, Stage.SQL, Stage.OPPORTUNITY);
  private static final Set<Outcome> FALLEN =
      EnumSet.of(Outcome.CONSENT_WITHDRAWN, Outcome.WITHDRAWN, Outcome.MERGED, Outcome.ERASED);

  static Optional<End> of(Instance instance) {
    Instant start = instance.clock().startedAt();
    return Stream.of(
            closed(instance),
            withheld(instance.lead(), instance.clock().anchor()),
            merged(instance.lead(), instance.clock().anchor()),
            erased(instance.lead()),
            reassigned(instance),
            sequenceOver(instance),
            neverEntered(instance),
            cancelled(instance))
        .flatMap(Optional::stream)
        .map(end -> end.at.isBefore(start) ? new End(start, end.reason) : end)
        .min(Comparator.comparing(End::at));
  }

  private static Optional<End> closed(Instance instance) {
    return Optional.ofNullable(instance.cycle().closing())
        .filter(closing -> ends(instance, closing))
        .map((Closing closing) ->
            new End(closing.at(), Why.valueOf(closing.outcome().name()).at(closing.at())));
  }

  /** An outcome leaves the stage; one that is none, as the score fell, ends what sales owes. */
  private static boolean ends(Instance instance, Closing closing) {
    return switch (instance.clock().kind()) {
      case ANSWER_TO_REJECTION -> false;
      case TIME_IN_STAGE ->
          FALLEN.contains(closing.outcome())
              && SALES.contains(Objects.requireNonNull(instance.target().stage()));
      case TIME_TO_ROUTE, TIME_TO_ACCEPT, TIME_TO_FIRST_RESPONSE, FOLLOW_UP -> true;
    };
  }

  /**
   * A lead that may not be contacted is owed nothing, if it was so already when the clock began.
   */
  private static Optional<End> withheld(LeadClocks lead, Instant start) {
    return firstNo(lead.consents(), start).map(at -> new End(at, Why.CONSENT_WITHDRAWN.at(at)));
  }

  /** Of a lead that turned out to be another nothing is owed, unless it was split off since. */
  private static Optional<End> merged(LeadClocks lead, Instant start) {
    return firstNo(lead.mergers(), start).map(at -> new End(at, Why.MERGED.at(at)));
  }

  /** When it was so at {@code start}, else when it became so. */
  private static Optional<Instant> firstNo(List<ConsentChange> changes, Instant start) {
    Optional<ConsentChange> atStart =
        changes.stream()
            .filter(change -> !change.at().isAfter(start))
            .reduce((_, later) -> later)
            .filter(change -> !change.allowed());
    return atStart
        .or(() ->
            changes.stream()
                .filter(change -> change.at().isAfter(start))
                .filter(change -> !change.allowed())
                .findFirst())
        .map(ConsentChange::at);
  }

  private static Optional<End> erased(LeadClocks lead) {
    return Optional.ofNullable(lead.erasure())
        .map(erasure -> new End(erasure.at(), Why.ERASED.at(erasure.at())));
  }

  private static Optional<End> reassigned(Instance instance) {
    Clock clock = instance.clock();
    if (clock.assignment() == null) {
      return Optional.empty();
    }
    Stream<End> next =
        instance.cycle().assignments().stream()
            .filter(each -> !each.id().equals(clock.assignment()) && each.given() != null)
            .filter(each -> each.givenAt().isAfter(clock.anchor()))
            .map(each ->
                new End(each.givenAt(), Why.REASSIGNED.at(each.givenAt(), each.rep().value())));
    Stream<End> taken =
        instance.cycle().assignment(clock.assignment()).map(Assigned::taken).stream()
            .map(away -> new End(away.at(), Why.TAKEN_AWAY.at(away.at())));
    return Stream.concat(next, taken).min(Comparator.comparing(End::at));
  }

  /** Sales qualified it, or a contact that was logged late made this one the last. */
  private static Optional<End> sequenceOver(Instance instance) {
    if (instance.clock().kind() != Kind.FOLLOW_UP) {
      return Optional.empty();
    }
    Optional<End> qualified =
        instance.cycle().marks().stream()
            .filter(Mark::salesQualified)
            .findFirst()
            .map(mark -> new End(mark.at(), Why.SALES_QUALIFIED.at(mark.at())));
    List<Contact> contacts = Stop.contacts(instance).toList();
    Attempts attempts = Objects.requireNonNull(instance.target().attempts());
    Optional<End> last =
        FollowUps.owing(contacts, attempts).stream()
                .anyMatch(contact -> contact.part().equals(instance.clock().part()))
            ? Optional.empty()
            : Optional.of(
                new End(
                    instance.clock().startedAt(),
                    Why.SEQUENCE_OVER.at(instance.clock().startedAt())));
    return Stream.of(qualified, last).flatMap(Optional::stream).min(Comparator.comparing(End::at));
  }

  /** What was read later says that the stage was skipped. */
  private static Optional<End> neverEntered(Instance instance) {
    Stage stage = instance.target().stage();
    return stage == null || instance.timeline().flatMap(each -> each.entered(stage)).isPresent()
        ? Optional.empty()
        : Optional.of(
            new End(
                instance.clock().startedAt(), Why.STAGE_SKIPPED.at(instance.clock().startedAt())));
  }

  private static Optional<End> cancelled(Instance instance) {
    Condition cancel = instance.target().triggers().cancel();
    return cancel == null
        ? Optional.empty()
        : instance
            .timeline()
            .flatMap(timeline -> timeline.first(cancel, instance.clock().anchor()))
            .map(moment -> new End(moment.at(), Why.CANCEL_HOLDS.at(moment.at(), cancel.text())));
  }
}
