package com.relevo.sla.domain;

import com.relevo.agreement.Condition;
import com.relevo.agreement.Condition.Facts;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a cycle looked from each of its changes on. Derived from the facts alone, in the order in
 * which they occurred.
 */
final class Timeline {
  private final Opening opening;
  private final List<Moment> moments = new ArrayList<>();

  /** The cycle as it was from {@code at} on; {@code eventId} brought that about. */
  record Moment(String eventId, Instant at, Mode mode, Stage stage, String team, String waiting) {}

  private record Change(
      String eventId,
      Instant at,
      Mode mode,
      @Nullable Stage stage,
      boolean accepted,
      @Nullable String team,
      @Nullable String waiting) {}

  private Timeline(Cycle cycle, Opening opening) {
    this.opening = opening;
    Stage stage = opening.stage();
    String team = cycle.routed() == null ? "" : cycle.routed().value();
    String waiting = "";
    moments.add(new Moment(opening.eventId(), opening.at(), opening.mode(), stage, team, waiting));
    for (Change change : changes(cycle)) {
      if (change.stage != null) {
        stage = change.stage;
      } else if (change.accepted && stage == Stage.MQL) {
        stage = Stage.SAL; // a lead that its score alone made SQL is not taken back
      }
      team = change.team == null ? team : change.team;
      waiting = change.waiting == null ? waiting : change.waiting;
      moments.add(new Moment(change.eventId, change.at, change.mode, stage, team, waiting));
    }
  }

  /** Of a cycle whose opening is known. */
  static Timeline of(Cycle cycle) {
    return new Timeline(cycle, Objects.requireNonNull(cycle.opening(), "Expected an opened cycle"));
  }

  List<Moment> moments() {
    return moments;
  }

  /** The first moment from {@code from} on at which {@code condition} holds. */
  Optional<Moment> first(Condition condition, Instant from) {
    for (int i = 0; i < moments.size(); i++) {
      boolean over = i + 1 < moments.size() && !moments.get(i + 1).at.isAfter(from);
      if (!over && holds(condition, moments.get(i))) {
        return Optional.of(notBefore(moments.get(i), from));
      }
    }
    return Optional.empty();
  }

  /** When the stage was entered first. */
  Optional<Moment> entered(Stage stage) {
    return moments.stream().filter(moment -> moment.stage == stage).findFirst();
  }

  /** When it was left after that. */
  Optional<Moment> left(Stage stage) {
    return moments.stream()
        .dropWhile(moment -> moment.stage != stage)
        .filter(moment -> moment.stage != stage)
        .findFirst();
  }

  boolean holds(Condition condition, Moment moment) {
    return condition.holds(
        new Facts(
            opening.lead(),
            new Score(opening.score(), 0),
            moment.stage,
            Map.of(),
            moment.team,
            moment.waiting));
  }

  private static Moment notBefore(Moment moment, Instant from) {
    return moment.at.isBefore(from)
        ? new Moment(moment.eventId, from, moment.mode, moment.stage, moment.team, moment.waiting)
        : moment;
  }

  private static List<Change> changes(Cycle cycle) {
    Opening opening = Objects.requireNonNull(cycle.opening());
    List<Change> changes = new ArrayList<>();
    for (Mark mark : cycle.marks()) {
      String team = mark.team() == null ? null : mark.team().value();
      changes.add(
          new Change(
              mark.eventId(), mark.at(), mark.mode(), mark.stage(), false, team, mark.waiting()));
    }
    for (Assigned assigned : cycle.assignments()) {
      String team = assigned.team().value();
      if (assigned.given() != null) {
        Assigned.Given given = assigned.given();
        changes.add(new Change(given.eventId(), given.at(), given.mode(), null, false, team, ""));
      }
      if (assigned.answer() != null && assigned.answer().accepted()) {
        Assigned.Answer answer = assigned.answer();
        changes.add(
            new Change(answer.eventId(), answer.at(), opening.mode(), null, true, team, ""));
      }
    }
    Closing closing = cycle.closing();
    if (closing != null) {
      changes.add(
          new Change(
              closing.eventId(),
              closing.at(),
              closing.mode(),
              closedAs(closing.outcome()),
              false,
              null,
              ""));
    }
    changes.removeIf(change -> change.at.isBefore(opening.at()));
    changes.sort(
        Comparator.comparing(Change::at)
            .thenComparing(Timeline::rank)
            .thenComparing(Change::eventId));
    return changes;
  }

  /** Of changes at the same instant, the ones further along the way come later. */
  private static int rank(Change change) {
    if (change.stage != null) {
      return change.stage.ordinal() * 2;
    }
    if (change.accepted) {
      return Stage.SAL.ordinal() * 2;
    }
    boolean woken = "".equals(change.waiting) && change.team == null;
    return change.waiting == null ? -1 : woken ? 0 : 1;
  }

  private static @Nullable Stage closedAs(Outcome outcome) {
    return switch (outcome) {
      case REJECTED, RECYCLED -> Stage.RECYCLED;
      case DISQUALIFIED -> Stage.DISQUALIFIED;
      case WON -> Stage.CUSTOMER;
      case LOST -> Stage.LOST;
      case CONSENT_WITHDRAWN, WITHDRAWN, MERGED, ERASED -> null;
    };
  }
}
