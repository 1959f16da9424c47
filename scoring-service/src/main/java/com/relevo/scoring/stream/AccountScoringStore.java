package com.relevo.scoring.stream;

import com.relevo.kit.stream.Serdes;
import com.relevo.scoring.domain.AccountScoring;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every account's buying group by company domain; empty where no agreement scores accounts. */
final class AccountScoringStore {
  static final String NAME = "account-scoring";

  private AccountScoringStore() {}

  static StoreBuilder<KeyValueStore<String, AccountScoring>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME),
        org.apache.kafka.common.serialization.Serdes.String(),
        Serdes.json(AccountScoring.class));
  }
}
