package com.relevo.sla.report;

import com.relevo.sla.domain.commitment.Slot;
import com.relevo.sla.domain.commitment.Tally;
import com.relevo.sla.report.Note.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The counts of one partition. What changed since it was told is kept in memory alone: after a
 * restart all is told again, and as it is whole counts that are told, that changes nothing.
 */
final class PartitionCounts {
  /** The longest period. */
  private static final Duration QUARTER = Duration.ofDays(93);

  private final KeyValueStore<String, Count> store;
  private final Set<String> untold = new HashSet<>();

  PartitionCounts(KeyValueStore<String, Count> store) {
    this.store = store;
  }

  void change(Map<Slot, Tally> changes) {
    changes.forEach((slot, change) -> {
      String key = slot.commitment() + "|" + slot.from();
      Count before = store.get(key);
      store.put(key, new Count(slot, before == null ? change : before.tally().plus(change)));
      untold.add(key);
    });
  }

  List<Count> untold() {
    List<Count> all = new ArrayList<>();
    for (String key : untold) {
      Count count = store.get(key);
      if (count != null) {
        all.add(count);
      }
    }
    untold.clear();
    return all;
  }

  /** Drops what cannot be corrected any more, and has the rest told again. */
  void refresh(Instant now, Duration grace) {
    Instant oldest = now.minus(QUARTER).minus(grace);
    List<String> over = new ArrayList<>();
    try (KeyValueIterator<String, Count> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, Count> next = all.next();
        if (next.value.slot().from().isBefore(oldest)) {
          over.add(next.key);
        } else {
          untold.add(next.key);
        }
      }
    }
    over.forEach(store::delete);
  }
}
