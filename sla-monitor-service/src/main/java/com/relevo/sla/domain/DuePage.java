package com.relevo.sla.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first clocks that a question is about, collected while leads are looked at in any order. */
public final class DuePage {
  private final Wanted wanted;
  private final TreeSet<DueClock> first = new TreeSet<>(DueClock.ORDER);

  /**
   * What is asked for: due by {@code until}, after {@code after} where that is given, of a team and
   * a target or of all; {@code limit} at most.
   */
  public record Wanted(
      @Nullable String team,
      @Nullable String target,
      Instant until,
      @Nullable Position after,
      int limit) {

    boolean holds(DueClock due) {
      return !due.dueAt().isAfter(until)
          && (after == null || after.isBefore(due))
          && (target == null || target.equals(due.target()))
          && (team == null || (due.team() != null && team.equals(due.team().value())));
    }
  }

  /** Where the page before ended. */
  public record Position(Instant dueAt, String instance) {
    boolean isBefore(DueClock due) {
      int order = dueAt.compareTo(due.dueAt());
      return order < 0 || (order == 0 && instance.compareTo(due.instance()) < 0);
    }
  }

  public DuePage(Wanted wanted) {
    this.wanted = wanted;
  }

  public void add(DueClock due) {
    if (wanted.holds(due)) {
      first.add(due);
      if (first.size() > wanted.limit() + 1) {
        first.pollLast();
      }
    }
  }

  public void addAll(Collection<DueClock> all) {
    all.forEach(this::add);
  }

  /**
   * Whether a lead that must be looked at {@code at} cannot matter any more, nor any after it: no
   * clock of a lead is due before that.
   */
  public boolean closedTo(Instant at) {
    return at.isAfter(wanted.until())
        || (first.size() > wanted.limit() && at.isAfter(first.last().dueAt()));
  }

  /** In order; one more than the limit where there are more. */
  public List<DueClock> found() {
    return List.copyOf(first);
  }

  public List<DueClock> items() {
    return new ArrayList<>(first).subList(0, Math.min(first.size(), wanted.limit()));
  }

  /** Where the next page begins; null where this is the last. */
  public @Nullable Position next() {
    if (first.size() <= wanted.limit()) {
      return null;
    }
    DueClock last = items().getLast();
    return new Position(last.dueAt(), last.instance());
  }
}
