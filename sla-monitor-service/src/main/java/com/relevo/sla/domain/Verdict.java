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

  /** Nobody will ever know. */
  record Unknowable(Presumed presumed) implements Verdict {}

  /** It stands still since then. */
  record Standing(Instant since) implements Verdict {}

  /** Not done, as far as is known. */
  record Open() implements Verdict {}

  static Verdict of(Instance instance) {
    Optional<End> end = End.of(instance);
    Optional<Stop> stop =
        Stop.of(instance).filter(done -> end.isEmpty() || !done.at().isAfter(end.get().at()));
    Optional<Instant> due = instance.due();
    if (stop.isPresent()) {
      boolean late = due.isPresent() && stop.get().at().isAfter(due.get());
      return late ? new Late(stop.get()) : new InTime(stop.get());
    }
    if (end.isPresent() && (due.isEmpty() || !end.get().at().isAfter(due.get()))) {
      return Presumed.of(instance)
          .filter(presumed -> !presumed.at().isAfter(end.get().at()))
          .<Verdict>map(Unknowable::new)
          .orElseGet(() -> new Released(end.get()));
    }
    Optional<Presumed> never = Presumed.noChannel(instance);
    if (never.isPresent()) {
      return new Unknowable(never.get());
    }
    Instant since = instance.course().pausedSince();
    return due.isEmpty() && since != null ? new Standing(since) : new Open();
  }

  /**
   * What is to be said, given what was said already. A running clock whose due time passed waits
   * for its breach step, which fires when no earlier evidence can come up; a met one stays met.
   */
  default Optional<SlaEvent> event(ClockEvents events) {
    ClockState state = events.state();
    return switch (this) {
      case InTime(Stop stop) -> inTime(stop, events);
      case Late(Stop stop) when state == ClockState.BREACHED -> Optional.of(events.metLate(stop));
      case Released _, Unknowable _, Standing _, Open _ when events.breachedTooSoon() ->
          Optional.of(events.goingOn());
      case Released(End end) when state.open() -> Optional.of(events.cancelled(end));
      case Unknowable(Presumed presumed) when state.open() ->
          Optional.of(events.unmeasurable(presumed));
      case Standing(Instant since) when state == ClockState.RUNNING ->
          Optional.of(events.paused(since));
      case Open() when state == ClockState.PAUSED -> Optional.of(events.resumed());
      case Late _, Released _, Unknowable _, Standing _, Open _ -> Optional.empty();
    };
  }

  private static Optional<SlaEvent> inTime(Stop stop, ClockEvents events) {
    return switch (events.state()) {
      case RUNNING, PAUSED, CANCELLED, UNMEASURABLE -> Optional.of(events.met(stop));
      case BREACHED, MET_LATE -> Optional.of(events.rescinded(stop));
      case MET, SUPERSEDED -> Optional.empty();
    };
  }
}
