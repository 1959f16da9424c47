package com.relevo.scoring.stream;

import com.relevo.kit.stream.RecentValues;
import com.relevo.kit.stream.TimerIndex;
import com.relevo.scoring.domain.LeadScoring;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every lead's scoring by lead id, with the index of when time alone changes it. */
public final class LeadScoringStore {
  public static final String NAME = "lead-scoring";
  static final String TIMERS = "scoring-timers";

  /** Few, for one with two hundred deeds takes some 35 KB. */
  private static final int RECENT = 100;

  private final RecentValues<LeadScoring> leads;
  private final TimerIndex timers;

  private LeadScoringStore(
      KeyValueStore<String, LeadScoring> leads, KeyValueStore<Bytes, byte[]> timers) {
    this.leads = new RecentValues<>(leads, RECENT);
    this.timers = new TimerIndex(timers);
  }

  static LeadScoringStore in(ProcessorContext<?, ?> context) {
    return new LeadScoringStore(context.getStateStore(NAME), context.getStateStore(TIMERS));
  }

  LeadScoring get(String lead) {
    LeadScoring known = leads.get(lead);
    return known == null ? LeadScoring.UNKNOWN : known;
  }

  void put(String lead, LeadScoring before, LeadScoring after) {
    if (!after.equals(before)) {
      leads.put(lead, after);
      timers.move(lead, before.wake(), after.wake());
    }
  }

  /** As if nothing had ever been heard of it. */
  void forget(String lead) {
    timers.move(lead, get(lead).wake(), Optional.empty());
    leads.delete(lead);
  }

  TimerIndex timers() {
    return timers;
  }

  static StoreBuilder<KeyValueStore<String, LeadScoring>> leadsBuilder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), LeadScoringSerde.serde());
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> timersBuilder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(TIMERS), Serdes.Bytes(), Serdes.ByteArray());
  }
}
