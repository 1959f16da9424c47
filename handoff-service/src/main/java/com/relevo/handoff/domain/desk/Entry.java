package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.Roster.Away;
import com.relevo.handoff.domain.desk.Roster.Seat;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/**
 * One rep in a {@link Rotation}: how they stand until when by time alone. {@code LESS_CREDIT}
 * stands for everybody who could be chosen. The orders look at what changes, so it is taken out of
 * them before it does.
 */
final class Entry {
  /** Whoever is furthest behind; among equals who is owed a turn, then who waited longest. */
  static final Comparator<Entry> BY_TURN =
      Comparator.<Entry>comparingLong(each -> each.ledger.turn(each.seat.weight()))
          .thenComparingInt(each -> -each.ledger.owed())
          .thenComparingLong(each -> each.ledger.lastTurn())
          .thenComparing(each -> each.seat.rep().value());

  /** Whoever has least open for their capacity. */
  static final Comparator<Entry> BY_LOAD =
      ((Comparator<Entry>)
              (left, right) ->
                  Long.compare(
                      (long) left.ledger.open() * right.seat.capacity(),
                      (long) right.ledger.open() * left.seat.capacity()))
          .thenComparing(BY_TURN);

  /**
   * Whoever qualified most; nobody known is taken for one of two, so that one lead decides little.
   */
  static final Comparator<Entry> BY_PERFORMANCE =
      ((Comparator<Entry>)
              (left, right) ->
                  Long.compare(
                      (right.ledger.qualified() + 1L) * (left.ledger.closed() + 2L),
                      (left.ledger.qualified() + 1L) * (right.ledger.closed() + 2L)))
          .thenComparing(BY_TURN);

  final Seat seat;
  Ledger ledger;
  Verdict verdict = Verdict.INACTIVE;
  Instant until = Instant.MIN;

  Entry(Seat seat, Ledger ledger) {
    this.seat = seat;
    this.ledger = ledger;
  }

  /** What leads are matched with; reps who know and speak the same are alike. */
  record Profile(Set<String> languages, Set<String> skills) {}

  Profile profile() {
    return new Profile(seat.languages(), seat.skills());
  }

  RepId rep() {
    return seat.rep();
  }

  boolean eligible() {
    return verdict == Verdict.LESS_CREDIT;
  }

  boolean full() {
    return ledger.open() >= seat.capacity();
  }

  /** Looks again; {@link #until} is when only time can have changed it. */
  void look(Hours hours, Instant now) {
    ledger = ledger.filled(seat.rate(), now);
    if (!seat.active()) {
      stands(Verdict.INACTIVE, Instant.MAX);
      return;
    }
    Instant next = Instant.MAX;
    for (Away away : seat.absences()) {
      if (away.covers(now)) {
        stands(Verdict.ABSENT, away.to());
        return;
      }
      next = away.from().isAfter(now) && away.from().isBefore(next) ? away.from() : next;
    }
    Hours.Span span = hours.at(seat.calendar(), now);
    next = span.until().isBefore(next) ? span.until() : next;
    Bucket bucket = ledger.bucket();
    if (!span.open()) {
      stands(Verdict.OUT_OF_HOURS, next);
    } else if (full()) {
      stands(Verdict.AT_CAPACITY, next);
    } else if (bucket != null && !bucket.hasOne()) {
      stands(Verdict.AT_RATE, bucket.next().isBefore(next) ? bucket.next() : next);
    } else {
      stands(Verdict.LESS_CREDIT, next);
    }
  }

  private void stands(Verdict verdict, Instant until) {
    this.verdict = verdict;
    this.until = until;
  }
}
