package com.relevo.scoring.stream;

import com.relevo.kit.stream.Serdes;
import com.relevo.scoring.domain.LeadScoring;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every lead's scoring by lead id, on disk, with its changelog in Kafka. */
public final class LeadScoringStore {
  public static final String NAME = "lead-scoring";

  private LeadScoringStore() {}

  static StoreBuilder<KeyValueStore<String, LeadScoring>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME),
        org.apache.kafka.common.serialization.Serdes.String(),
        Serdes.json(LeadScoring.class));
  }
}
