package com.relevo.sla.stream;

import com.relevo.sla.domain.LeadClocks;
import com.relevo.sla.domain.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All leads of a partition, some at a time, once an agreement has taken effect that may be valid
 * for what runs already. One that takes effect meanwhile begins anew.
 */
final class Sweep {
  private final KeyValueStore<String, LeadClocks> store;
  private final AgreementArchive archive;
  private final PinStore pins;
  private @Nullable Terms sweptFor;
  private @Nullable String last;
  private boolean done;

  Sweep(KeyValueStore<String, LeadClocks> store, AgreementArchive archive, PinStore pins) {
    this.store = store;
    this.archive = archive;
    this.pins = pins;
  }

  /** The next leads to look at, at most that many; the caller looks at each. */
  List<String> next(Instant now, int most) {
    Terms inForce = archive.at(now);
    if (inForce != sweptFor) {
      sweptFor = inForce;
      last = null;
      done = pins.swept(inForce);
    }
    if (done) {
      return List.of();
    }
    List<String> found = read(most);
    if (done) {
      pins.sweptNow(inForce);
    }
    return found;
  }

  private List<String> read(int most) {
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
}
