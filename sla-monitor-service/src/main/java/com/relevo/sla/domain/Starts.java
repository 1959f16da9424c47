package com.relevo.sla.domain;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.Target;
import com.relevo.agreement.Target.CalendarRef;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.sla.domain.Assigned.Given;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which clocks the agreement asks for, of those that a cycle does not have. */
final class Starts {
  private final Agreement agreement;
  private final Hours hours;

  Starts(Agreement agreement) {
    this.agreement = agreement;
    this.hours = new Hours(agreement);
  }

  List<Start> missing(LeadId lead, Cycle cycle) {
    return owed(cycle)
        .filter(owed -> cycle.clock(owed.id(lead, cycle)).isEmpty())
        .filter(owed -> startsUnderThisVersion(cycle, owed))
        .flatMap(owed ->
            hours
                .of(owed.target.calendar(), cycle, owed.assigned)
                .map(calendar -> new Start(lead, cycle, owed, calendar, agreement.version()))
                .stream())
        .toList();
  }

  List<Pending> pending(Cycle cycle) {
    if (cycle.closing() != null) {
      return List.of();
    }
    return owed(cycle)
        .filter(owed -> startsUnderThisVersion(cycle, owed))
        .filter(owed -> hours.of(owed.target.calendar(), cycle, owed.assigned).isEmpty())
        .map(owed -> new Pending(owed.target, owed.from))
        .toList();
  }

  private Stream<Owed> owed(Cycle cycle) {
    Opening opening = cycle.opening();
    if (opening == null) {
      return Stream.empty();
    }
    Facts facts =
        new Facts(opening.lead(), new Score(opening.score(), 0), opening.stage(), Map.of());
    return agreement.targets().stream()
        .filter(target -> target.when().holds(facts))
        .flatMap(target -> owed(cycle, opening, target));
  }

  /** What was imported, or is replayed, decides but never starts a clock. */
  private static Stream<Owed> owed(Cycle cycle, Opening opening, Target target) {
    return switch (target.kind()) {
      case TIME_TO_ROUTE, TIME_TO_FIRST_RESPONSE ->
          Stream.of(opening)
              .filter(each -> each.mode() == Mode.LIVE)
              .map(each -> new Owed(target, null, each.at(), each.learntUnder()));
      case TIME_TO_ACCEPT ->
          cycle.assignments().stream().flatMap(assigned -> owed(target, assigned).stream());
      case FOLLOW_UP, TIME_IN_STAGE, ANSWER_TO_REJECTION -> Stream.empty();
    };
  }

  private static List<Owed> owed(Target target, Assigned assigned) {
    Given given = assigned.given();
    return given == null || given.mode() != Mode.LIVE
        ? List.of()
        : List.of(new Owed(target, assigned, given.at(), given.learntUnder()));
  }

  /**
   * A newer version leaves alone what began before it: its targets would start in the past. Only
   * what an older version left pending starts under the newer one.
   */
  private boolean startsUnderThisVersion(Cycle cycle, Owed owed) {
    return owed.learntUnder.equals(agreement.version())
        || (waits(owed.target) && cycle.clocks().stream().noneMatch(owed::hasClock));
  }

  private static boolean waits(Target target) {
    return target.kind() != Kind.TIME_TO_ACCEPT
        && (target.calendar() instanceof CalendarRef.OfTeam
            || target.calendar() instanceof CalendarRef.OfRep);
  }

  /** A clock that the agreement asks for, whether it runs already or not. */
  record Owed(Target target, @Nullable Assigned assigned, Instant from, String learntUnder) {
    String id(LeadId lead, Cycle cycle) {
      String ofCycle = lead + "/" + cycle.number() + "/" + target.id();
      return assigned == null ? ofCycle : ofCycle + "/" + assigned.id();
    }

    private boolean hasClock(Clock clock) {
      return clock.kind() == target.kind();
    }
  }
}
