package com.relevo.intake.stream;

import com.relevo.intake.domain.ladder.Place;
import com.relevo.kit.stream.Outbound;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Gives a key to leads that were known before there were keys, some at a time and once: without one
 * other services could say nothing of them until intake hears of them again.
 */
final class KeysForAll {
  private static final int AT_A_TIME = 500;

  private final KeyValueStore<String, Place> places;
  private final MintedKeys keys;
  private @Nullable String next;

  KeysForAll(KeyValueStore<String, Place> places, MintedKeys keys) {
    this.places = places;
    this.keys = keys;
  }

  /** Whether there is more to do. */
  boolean goOn(Instant now, Consumer<Outbound> out) {
    if (keys.complete()) {
      return false;
    }
    try (KeyValueIterator<String, Place> rest = places.range(next, null)) {
      for (int i = 0; i < AT_A_TIME && rest.hasNext(); i++) {
        KeyValue<String, Place> place = rest.next();
        if (place.value.person() != null) {
          keys.mint(place.value.person().leadId(), now, out);
        }
        next = place.key;
      }
      if (!rest.hasNext()) {
        keys.completed();
      }
      return rest.hasNext();
    }
  }
}
