package com.relevo.sla.domain;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.Attempts;
import com.relevo.agreement.Target.Kind;
import com.relevo.agreement.calendar.BusinessCalendar;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.Timeline.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which clocks the agreement asks for, of those that a cycle does not have. */
final class Starts {
  private final Agreements agreements;
  private final Map<String, Instant> cutOffs;

  /** {@code cutOffs}: from when on the clocks of an imported lead count, by the import's source. */
  Starts(Agreements agreements, Map<String, Instant> cutOffs) {
    this.agreements = agreements;
    this.cutOffs = Map.copyOf(cutOffs);
  }

  List<Start> missing(LeadClocks lead, Cycle cycle) {
    return owed(cycle)
        .flatMap(owed ->
            calendar(cycle, owed)
                .map(calendar -> new Start(lead.leadId(), cycle, owed, calendar))
                .stream())
        .filter(Starts::inSequence)
        .toList();
  }

  /** What waits to learn whose hours count. */
  List<Owed> pending(Cycle cycle) {
    return cycle.closing() != null
        ? List.of()
        : owed(cycle).filter(owed -> calendar(cycle, owed).isEmpty()).toList();
  }

  /** What {@code terms} ask of a cycle for {@code target}, were it to begin now. */
  Optional<BusinessCalendar> calendar(Cycle cycle, Owed owed) {
    Opening opening = Objects.requireNonNull(cycle.opening());
    return owed.terms().hours().of(owed.target(), opening.lead(), cycle.routed(), owed.assigned());
  }

  private Stream<Owed> owed(Cycle cycle) {
    Opening opening = cycle.opening();
    if (opening == null) {
      return Stream.empty();
    }
    Terms own = agreements.pinned(opening.pin());
    Stream<Owed> ofCycle =
        own.targets().stream()
            .filter(target -> target.kind() != Kind.TIME_TO_ACCEPT)
            .flatMap(target -> ofCycle(cycle, opening, own, target));
    Stream<Owed> ofAssignments =
        cycle.assignments().stream()
            .filter(assigned -> assigned.given() != null)
            .flatMap(assigned -> ofAssignment(cycle, opening, assigned));
    return Stream.concat(ofCycle, ofAssignments)
        .filter(owed -> applies(owed.target(), opening, team(cycle, owed.assigned())));
  }

  private Stream<Owed> ofCycle(Cycle cycle, Opening opening, Terms terms, Target target) {
    if (target.kind() == Kind.FOLLOW_UP) {
      return followUps(cycle, opening, terms, target);
    }
    if (cycle.clock(target.id(), null).isPresent()) {
      return Stream.empty();
    }
    return switch (target.kind()) {
      case TIME_TO_ROUTE, TIME_TO_FIRST_RESPONSE ->
          opening.stage().qualified()
              ? owed(
                  cycle,
                  terms,
                  target,
                  null,
                  null,
                  opening.at(),
                  opening.mode(),
                  Why.LEAD_QUALIFIED)
              : Stream.empty();
      case TIME_IN_STAGE ->
          Timeline.of(cycle).entered(Objects.requireNonNull(target.stage())).stream()
              .flatMap((Moment entry) ->
                  owed(
                      cycle,
                      terms,
                      target,
                      null,
                      null,
                      entry.at(),
                      entry.mode(),
                      Why.STAGE_ENTERED));
      case ANSWER_TO_REJECTION ->
          Optional.ofNullable(cycle.closing()).stream()
              .filter(closing -> closing.outcome() == Outcome.REJECTED)
              .flatMap(closing ->
                  owed(
                      cycle,
                      terms,
                      target,
                      null,
                      null,
                      closing.at(),
                      closing.mode(),
                      Why.LEAD_REJECTED));
      case FOLLOW_UP, TIME_TO_ACCEPT -> Stream.empty();
    };
  }

  private Stream<Owed> followUps(Cycle cycle, Opening opening, Terms terms, Target target) {
    if (!opening.stage().qualified()) {
      return Stream.empty();
    }
    Attempts attempts = Objects.requireNonNull(target.attempts());
    List<Contact> contacts =
        cycle.contacts().stream()
            .filter(contact -> contact.level().satisfies(target.evidence()))
            .filter(contact -> !contact.at().isBefore(opening.at()))
            .toList();
    return FollowUps.owing(contacts, attempts).stream()
        .filter(contact -> cycle.clock(target.id(), contact.part()).isEmpty())
        .flatMap(contact ->
            owed(
                cycle,
                terms,
                target,
                contact.part(),
                cycle.assignment(contact.assignment()).orElse(null),
                contact.at(),
                contact.mode(),
                Why.LEAD_CONTACTED));
  }

  private Stream<Owed> ofAssignment(Cycle cycle, Opening opening, Assigned assigned) {
    Assigned.Given given = Objects.requireNonNull(assigned.given());
    Terms terms = agreements.pinned(given.pin());
    return terms.targets().stream()
        .filter(target -> target.kind() == Kind.TIME_TO_ACCEPT)
        .filter(target -> cycle.clock(target.id(), assigned.id().value()).isEmpty())
        .flatMap(target ->
            owed(
                cycle,
                terms,
                target,
                assigned.id().value(),
                assigned,
                given.at(),
                given.mode(),
                Why.LEAD_ASSIGNED));
  }

  private Stream<Owed> owed(
      Cycle cycle,
      Terms terms,
      Target target,
      @Nullable String part,
      @Nullable Assigned assigned,
      Instant anchor,
      Mode mode,
      Why why) {
    Optional<Instant> from = begins(cycle, mode, anchor);
    Condition start = target.triggers().start();
    if (start != null) {
      from = from.flatMap(earliest -> Timeline.of(cycle).first(start, earliest)).map(Moment::at);
    }
    Why reason = from.filter(anchor::isBefore).isPresent() && mode != Mode.LIVE ? Why.CUT_OFF : why;
    return from.map(at -> new Owed(terms, target, part, assigned, anchor, at, reason)).stream();
  }

  /**
   * What was imported, or is replayed, decides but starts no clock; unless its import has a
   * cut-off: then it counts from that on.
   */
  private Optional<Instant> begins(Cycle cycle, Mode mode, Instant anchor) {
    if (mode == Mode.LIVE) {
      return Optional.of(anchor);
    }
    Instant cutOff = cutOffs.get(Objects.requireNonNull(cycle.opening()).lead().source());
    return Optional.ofNullable(cutOff).map(at -> at.isAfter(anchor) ? at : anchor);
  }

  private static boolean applies(Target target, Opening opening, String team) {
    return target.when() == Condition.ALWAYS
        || target
            .when()
            .holds(
                new Facts(
                    opening.lead(),
                    new Score(opening.score(), 0),
                    opening.stage(),
                    Map.of(),
                    team,
                    ""));
  }

  boolean applies(Target target, Cycle cycle, @Nullable Assigned assigned) {
    return applies(target, Objects.requireNonNull(cycle.opening()), team(cycle, assigned));
  }

  private static String team(Cycle cycle, @Nullable Assigned assigned) {
    TeamId team = assigned == null ? cycle.routed() : assigned.team();
    return team == null ? "" : team.value();
  }

  /** The next contact is owed only if that is due before the attempts are over. */
  private static boolean inSequence(Start start) {
    Attempts attempts = start.owed().target().attempts();
    Opening opening = Objects.requireNonNull(start.cycle().opening());
    return attempts == null || !start.dueAt().isAfter(opening.at().plus(attempts.within()));
  }
}
