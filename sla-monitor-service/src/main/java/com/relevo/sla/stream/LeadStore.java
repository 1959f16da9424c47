package com.relevo.sla.stream;

import com.relevo.events.LeadId;
import com.relevo.sla.domain.LeadClocks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The leads of one partition. What was touched last is kept as it is: the events of a lead come
 * close together, and reading its bytes again for each would be half the work. One thread alone
 * writes, so the copy is never older than the store.
 */
final class LeadStore {
  private static final int RECENT = 2000;

  private final KeyValueStore<String, LeadClocks> store;
  private final Map<String, LeadClocks> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LeadClocks> eldest) {
          return size() > RECENT;
        }
      };

  LeadStore(KeyValueStore<String, LeadClocks> store) {
    this.store = store;
  }

  LeadClocks get(LeadId lead) {
    LeadClocks known = recent.get(lead.value());
    if (known == null) {
      known = store.get(lead.value());
    }
    return known == null ? LeadClocks.none(lead) : known;
  }

  void put(LeadClocks state) {
    String lead = state.leadId().value();
    if (state.blank()) {
      recent.remove(lead);
      store.delete(lead);
    } else {
      recent.put(lead, state);
      store.put(lead, state);
    }
  }
}
