package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many reps of a {@link Rotation} stand how, and when time alone changes that. An entry is
 * taken out before it changes, and put in after.
 */
final class Standings {
  private static final Comparator<Entry> BY_CHANGE =
      Comparator.<Entry, Instant>comparing(each -> each.until)
          .thenComparing(each -> each.rep().value());

  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private final NavigableSet<Entry> changes = new TreeSet<>(BY_CHANGE);

  /** Who will be able to take a lead by time alone: not those who are full. */
  private final NavigableSet<Entry> hopes = new TreeSet<>(BY_CHANGE);

  void add(Entry entry) {
    counts.merge(entry.verdict, 1, Integer::sum);
    if (entry.until.isBefore(Instant.MAX)) {
      changes.add(entry);
      if (!entry.eligible() && !entry.full()) {
        hopes.add(entry);
      }
    }
  }

  void remove(Entry entry) {
    changes.remove(entry);
    hopes.remove(entry);
    counts.merge(entry.verdict, -1, Integer::sum);
  }

  int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** Those that anybody has or had. */
  Set<Verdict> verdicts() {
    return counts.keySet();
  }

  /** When time alone may make a difference next. */
  Instant nextChange() {
    return changes.isEmpty() ? Instant.MAX : changes.first().until;
  }

  /** For whom it made one by {@code now}; null where for nobody. */
  @Nullable Entry due(Instant now) {
    return changes.isEmpty() || changes.first().until.isAfter(now) ? null : changes.first();
  }

  /** The first moment at which time alone lets somebody take a lead; null for never. */
  @Nullable Instant nextHope() {
    return hopes.isEmpty() ? null : hopes.first().until;
  }
}
