package com.relevo.sla.stream;

import com.relevo.events.LeadId;
import com.relevo.kit.stream.RecentValues;
import com.relevo.sla.domain.LeadClocks;
import org.apache.kafka.streams.state.KeyValueStore;

/** The leads of one partition; one of which nothing is known any more takes no room. */
final class LeadStore {
  private static final int RECENT = 2000;

  private final RecentValues<LeadClocks> leads;

  LeadStore(KeyValueStore<String, LeadClocks> store) {
    this.leads = new RecentValues<>(store, RECENT);
  }

  LeadClocks get(LeadId lead) {
    LeadClocks known = leads.get(lead.value());
    return known == null ? LeadClocks.none(lead) : known;
  }

  void put(LeadClocks state) {
    String lead = state.leadId().value();
    if (state.blank()) {
      leads.delete(lead);
    } else {
      leads.put(lead, state);
    }
  }
}
