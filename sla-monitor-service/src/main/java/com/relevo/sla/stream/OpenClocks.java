package com.relevo.sla.stream;

import com.relevo.sla.domain.ClockState;
import com.relevo.sla.domain.LeadClocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How many clocks of a partition run or are paused, by target. Kept in a store, so that whoever
 * takes the partition over knows it without counting millions of leads.
 */
final class OpenClocks {
  private final KeyValueStore<String, Long> store;
  private final Map<Label, Long> counts = new ConcurrentHashMap<>();

  /** As many as the agreement has targets, twice. */
  record Label(ClockState state, String target) {
    String key() {
      return state + "/" + target;
    }

    static Label of(String key) {
      int slash = key.indexOf('/');
      return new Label(ClockState.valueOf(key.substring(0, slash)), key.substring(slash + 1));
    }
  }

  OpenClocks(KeyValueStore<String, Long> store) {
    this.store = store;
    try (KeyValueIterator<String, Long> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, Long> next = entries.next();
        counts.put(Label.of(next.key), next.value);
      }
    }
  }

  /** Counts what the change of one lead opened and closed; the labels whose count changed. */
  Set<Label> changed(LeadClocks before, LeadClocks after) {
    Map<Label, Integer> differences = new HashMap<>();
    add(differences, before, -1);
    add(differences, after, 1);
    differences.values().removeIf(difference -> difference == 0);
    differences.forEach((label, difference) -> {
      long count = count(label) + difference;
      counts.put(label, count);
      store.put(label.key(), count);
    });
    return differences.keySet();
  }

  long count(Label label) {
    return counts.getOrDefault(label, 0L);
  }

  Set<Label> labels() {
    return Set.copyOf(counts.keySet());
  }

  private static void add(Map<Label, Integer> differences, LeadClocks lead, int each) {
    lead.cycles().stream()
        .flatMap(cycle -> cycle.clocks().stream())
        .filter(clock -> clock.state().open())
        .forEach(clock ->
            differences.merge(new Label(clock.state(), clock.target()), each, Integer::sum));
  }
}
