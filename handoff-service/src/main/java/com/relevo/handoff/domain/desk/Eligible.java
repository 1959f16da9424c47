package com.relevo.handoff.domain.desk;

import com.relevo.agreement.Pool;
import com.relevo.handoff.domain.desk.Entry.Profile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The reps who could have a lead now, in the order in which the team's strategy gives it: whoever
 * is first costs O(log n), or for the best match as much for each of the few kinds of reps there
 * are.
 */
final class Eligible {
  private static final Profile ALIKE = new Profile(java.util.Set.of(), java.util.Set.of());

  private final Pool pool;
  private final Comparator<Entry> order;
  private final NavigableSet<Entry> byTurn = new TreeSet<>(Entry.BY_TURN);
  private final Map<Profile, NavigableSet<Entry>> ordered = new HashMap<>();
  private long weights;

  Eligible(Pool pool) {
    this.pool = pool;
    this.order =
        switch (pool.strategy()) {
          case ROUND_ROBIN, BEST_MATCH, FIRST_TO_CLAIM -> Entry.BY_TURN;
          case LEAST_LOADED -> Entry.BY_LOAD;
          case BEST_PERFORMER -> Entry.BY_PERFORMANCE;
        };
  }

  void add(Entry entry) {
    byTurn.add(entry);
    if (apart()) {
      ordered.computeIfAbsent(kind(entry), _ -> new TreeSet<>(order)).add(entry);
    }
    weights += entry.seat.weight();
  }

  void remove(Entry entry) {
    byTurn.remove(entry);
    if (apart()) {
      NavigableSet<Entry> alike = ordered.get(kind(entry));
      if (alike != null) {
        alike.remove(entry);
      }
    }
    weights -= entry.seat.weight();
  }

  /** In turn there is but one order. */
  private boolean apart() {
    return switch (pool.strategy()) {
      case ROUND_ROBIN, FIRST_TO_CLAIM -> false;
      case LEAST_LOADED, BEST_MATCH, BEST_PERFORMER -> true;
    };
  }

  private Profile kind(Entry entry) {
    return pool.strategy() == Pool.Strategy.BEST_MATCH ? entry.profile() : ALIKE;
  }

  boolean isEmpty() {
    return byTurn.isEmpty();
  }

  /** The point of virtual time that turns have reached. */
  long reached(long before) {
    return byTurn.isEmpty() ? before : byTurn.first().ledger.turn(byTurn.first().seat.weight());
  }

  /** Together. */
  long weights() {
    return weights;
  }

  /** Whether lead number {@code turn} goes in turn though the team's best is first otherwise. */
  boolean inTurn(long turn) {
    return switch (pool.strategy()) {
      case BEST_PERFORMER -> turn * pool.floor() / 100 > (turn - 1) * pool.floor() / 100;
      case ROUND_ROBIN, LEAST_LOADED, BEST_MATCH, FIRST_TO_CLAIM -> true;
    };
  }

  /** Those who come first, nearest first. */
  List<Entry> first(int most, Wants wants, long turn) {
    boolean turns = pool.strategy() == Pool.Strategy.BEST_PERFORMER && inTurn(turn);
    if (!apart() || turns) {
      return byTurn.stream().limit(most).toList();
    }
    return ordered.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .sorted(best(wants))
        .flatMap(each -> each.getValue().stream())
        .limit(most)
        .toList();
  }

  private static Comparator<Map.Entry<Profile, NavigableSet<Entry>>> best(Wants wants) {
    return Comparator.<Map.Entry<Profile, NavigableSet<Entry>>>comparingInt(
            each -> -wants.match(each.getKey().languages(), each.getKey().skills()))
        .thenComparing(each -> each.getValue().first(), Entry.BY_TURN);
  }
}
