package com.relevo.sla.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When which lead must be looked at, by time: one entry per lead that has a running clock, keyed by
 * big-endian milliseconds and lead, so that what is due lies at the front.
 */
final class TimerIndex {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /**
   * No entry is before this key. A scan starts here, not at the front, for there lie the tombstones
   * of all that has fired, and stepping over them is what makes a tick slow.
   */
  private @Nullable Bytes front;

  TimerIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** An entry: the lead, and when it was to be looked at. */
  record Entry(Instant at, String lead) {}

  /** Moves a lead's entry; twice the same is one put. */
  void move(String lead, Optional<Instant> from, Optional<Instant> to) {
    if (from.map(TimerIndex::millis).equals(to.map(TimerIndex::millis))) {
      return;
    }
    from.ifPresent(at -> store.delete(key(millis(at), lead)));
    to.ifPresent(at -> put(key(millis(at), lead)));
  }

  void remove(Entry entry) {
    store.delete(key(entry.at.toEpochMilli(), entry.lead));
  }

  boolean isOf(Entry entry, Optional<Instant> at) {
    return at.isPresent() && millis(at.get()) == entry.at.toEpochMilli();
  }

  /**
   * The first {@code limit} entries that are due by {@code horizon}; the caller moves or removes
   * each.
   */
  List<Entry> due(Instant horizon, int limit) {
    Bytes end = key(horizon.toEpochMilli() + 1, "");
    if (front != null && front.compareTo(end) >= 0) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(front, end)) {
      while (entries.hasNext() && found.size() < limit) {
        KeyValue<Bytes, byte[]> next = entries.next();
        found.add(entry(next.key));
      }
    }
    Entry last = found.size() < limit ? null : found.getLast();
    front = last == null ? end : key(last.at.toEpochMilli(), last.lead);
    return found;
  }

  private void put(Bytes key) {
    store.put(key, NOTHING);
    if (front != null && key.compareTo(front) < 0) {
      front = key;
    }
  }

  /** Rounded up: an entry is never found before its time. */
  private static long millis(Instant at) {
    return at.plusNanos(999_999).toEpochMilli();
  }

  private static Bytes key(long millis, String lead) {
    byte[] name = lead.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + name.length);
    // The sign bit turned over, so that bytes compare as the numbers do.
    return Bytes.wrap(key.putLong(millis ^ Long.MIN_VALUE).put(name).array());
  }

  private static Entry entry(Bytes key) {
    ByteBuffer buffer = ByteBuffer.wrap(key.get());
    Instant at = Instant.ofEpochMilli(buffer.getLong() ^ Long.MIN_VALUE);
    return new Entry(at, StandardCharsets.UTF_8.decode(buffer).toString());
  }
}
