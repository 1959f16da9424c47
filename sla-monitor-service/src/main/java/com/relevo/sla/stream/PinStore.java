package com.relevo.sla.stream;

import com.relevo.agreement.Agreement;
import com.relevo.sla.domain.Terms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final AgreementArchive archive;
  private final Set<String> kept = new HashSet<>();
  private int looked;

  PinStore(KeyValueStore<String, String> store, AgreementArchive archive) {
    this.store = store;
    this.archive = archive;
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
    kept.addAll(texts.keySet());
  }

  /** Keeps those that anything may run under, before the first that does is written. */
  void keep() {
    List<Terms> given = archive.given();
    for (; looked < given.size(); looked++) {
      keep(given.get(looked));
    }
  }

  private void keep(Terms terms) {
    if (kept.add(terms.pin())) {
      Agreement agreement = terms.agreement();
      agreement.files().forEach((name, text) -> store.put(terms.pin() + "/" + name, text));
      store.put(terms.pin(), agreement.text());
    }
  }

  /** Whether {@code inForce} has nothing to take over any more. */
  boolean swept(Terms inForce) {
    return !inForce.hasInFlight() || inForce.pin().equals(store.get(SWEPT));
  }

  void sweptNow(Terms inForce) {
    store.put(SWEPT, inForce.pin());
  }
}
