package com.relevo.sla.stream;

import com.relevo.sla.domain.LeadClocks;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** All leads of a partition, some at a time. */
final class Sweep {
  private final KeyValueStore<String, LeadClocks> store;
  private @Nullable String last;
  private boolean done;

  Sweep(KeyValueStore<String, LeadClocks> store) {
    this.store = store;
  }

  List<String> next(int most) {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, LeadClocks> leads = store.range(last, null)) {
      while (leads.hasNext() && found.size() < most) {
        String lead = leads.next().key;
        if (!lead.equals(last)) {
          found.add(lead);
        }
      }
      done = !leads.hasNext();
    }
    last = found.isEmpty() ? last : found.getLast();
    return found;
  }

  boolean done() {
    return done;
  }
}
