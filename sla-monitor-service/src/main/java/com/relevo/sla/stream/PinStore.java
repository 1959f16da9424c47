package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.sla.domain.Terms;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The agreements that this partition's clocks began under: the text by its pin, the files it names
 * by the pin, a slash and their name.
 */
final class PinStore {
  /** No pin: which agreement all leads were looked at under. */
  private static final String SWEPT = "swept";

  private final KeyValueStore<String, String> store;
  private final Terms inForce;
  private boolean kept;

  PinStore(KeyValueStore<String, String> store, AgreementArchive archive) {
    this.store = store;
    this.inForce = archive.inForce();
    Map<String, String> texts = new HashMap<>();
    Map<String, Map<String, String>> files = new HashMap<>();
    try (KeyValueIterator<String, String> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, String> next = entries.next();
        int slash = next.key.indexOf('/');
        if (slash >= 0) {
          files
              .computeIfAbsent(next.key.substring(0, slash), _ -> new HashMap<>())
              .put(next.key.substring(slash + 1), next.value);
        } else if (!next.key.equals(SWEPT)) {
          texts.put(next.key, next.value);
        }
      }
    }
    texts.forEach((pin, text) -> archive.add(pin, text, files.getOrDefault(pin, Map.of())));
    kept = texts.containsKey(inForce.pin());
  }

  /** Keeps the one in force, before the first that runs under it is written. */
  void keep() {
    if (!kept) {
      Agreement agreement = inForce.agreement();
      agreement.files().forEach((name, text) -> store.put(inForce.pin() + "/" + name, text));
      store.put(inForce.pin(), agreement.text());
      kept = true;
    }
  }

  /** Nothing is to be taken over any more. */
  boolean swept() {
    return !inForce.hasInFlight() || inForce.pin().equals(store.get(SWEPT));
  }

  void sweptNow() {
    store.put(SWEPT, inForce.pin());
  }
}
