package com.relevo.sla.domain;

import com.relevo.events.SlaEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What the facts say of a clock, whatever it has been told so far. A function of the facts alone,
 * so that the order in which they were read cannot matter.
 */
sealed interface Verdict {
  /** Done by the due time, and before nothing was owed any more. */
  record InTime(Stop stop) implements Verdict {}

  /** Done after the due time. */
  record Late(Stop stop) implements Verdict {}

  /** Nothing is owed any more since before the due time. */
  record Released(End end) implements Verdict {}

  /** Not done, as far as is known. */
  record Open() implements Verdict {}

  static Verdict of(LeadClocks lead, Cycle cycle, Clock clock) {
    Optional<End> end = End.of(lead, cycle, clock);
    Optional<Stop> stop =
        Stop.of(cycle, clock).filter(done -> end.isEmpty() || !done.at().isAfter(end.get().at()));
    Instant due = clock.dueAt();
    if (stop.isPresent()) {
      return stop.get().at().isAfter(due) ? new Late(stop.get()) : new InTime(stop.get());
    }
    return end.<Verdict>map(Released::new)
        .filter(_ -> !end.get().at().isAfter(due))
        .orElseGet(Open::new);
  }

  /**
   * What is to be said, given what was said already. A running clock whose due time passed waits
   * for its breach step, which fires when no earlier evidence can come up; a met one stays met.
   */
  default Optional<SlaEvent> event(ClockEvents events) {
    return switch (this) {
      case InTime(Stop stop) -> inTime(stop, events);
      case Late(Stop stop) when events.state() == ClockState.BREACHED ->
          Optional.of(events.metLate(stop));
      case Released(End end) when events.state() == ClockState.RUNNING ->
          Optional.of(events.cancelled(end));
      case Late _, Released _, Open _ -> Optional.empty();
    };
  }

  private static Optional<SlaEvent> inTime(Stop stop, ClockEvents events) {
    return switch (events.state()) {
      case RUNNING, CANCELLED -> Optional.of(events.met(stop));
      case BREACHED, MET_LATE -> Optional.of(events.rescinded(stop));
      case MET -> Optional.empty();
    };
  }
}
