package com.relevo.kit.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose values that were touched last are kept as they are: the records of a lead come
 * close together, and reading its bytes again for each would be much of the work. For one
 * processor, which alone writes the store and makes a new one of these when it is initialised, so
 * that nothing here is ever newer or older than the store.
 */
public final class RecentValues<V> {
  private final KeyValueStore<String, V> store;
  private final Map<String, V> recent;

  /** Keeps {@code most} of them. */
  public RecentValues(KeyValueStore<String, V> store, int most) {
    this.store = store;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        };
  }

  public @Nullable V get(String key) {
    V known = recent.get(key);
    return known == null ? store.get(key) : known;
  }

  public void put(String key, V value) {
    store.put(key, value); // first: what the store does not take must not be remembered
    recent.put(key, value);
  }

  public void delete(String key) {
    recent.remove(key);
    store.delete(key);
  }
}
