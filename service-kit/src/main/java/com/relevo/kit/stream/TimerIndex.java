package com.relevo.kit.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When which lead must be looked at, by time: one entry per lead that has something coming, keyed
 * by big-endian milliseconds and lead, so that what is due lies at the front.
 */
public final class TimerIndex {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /**
   * No entry is before this key. A scan starts here, for before it lie the tombstones of all that
   * fired or was cancelled, and stepping over them is what makes a tick slow. Where a scan stopped
   * at an entry that is not due, it is that entry: until its time no scan is needed at all, and
   * every tombstone is stepped over once.
   */
  private @Nullable Bytes front;

  /**
   * As {@code front} was when what was found last had not been moved yet: those who read beside the
   * thread that writes must not miss that.
   */
  private volatile @Nullable Bytes settled;

  /** An entry's key is the index's own; the value is empty. */
  public TimerIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** An entry: the lead, and when it was to be looked at. */
  public record Entry(Instant at, String lead) {}

  /** Moves a lead's entry; twice the same is one put. */
  public void move(String lead, Optional<Instant> from, Optional<Instant> to) {
    if (from.map(TimerIndex::millis).equals(to.map(TimerIndex::millis))) {
      return;
    }
    from.ifPresent(at -> store.delete(key(millis(at), lead)));
    to.ifPresent(at -> put(key(millis(at), lead)));
  }

  public void remove(Entry entry) {
    store.delete(key(entry.at.toEpochMilli(), entry.lead));
  }

  /** Whether {@code lead} has the entry of {@code at}. */
  public boolean has(String lead, Instant at) {
    return store.get(key(millis(at), lead)) != null;
  }

  /** Whether the entry is the one that {@code at} made. */
  public boolean isOf(Entry entry, Optional<Instant> at) {
    return at.isPresent() && millis(at.get()) == entry.at.toEpochMilli();
  }

  /**
   * The first {@code limit} entries that are due by {@code horizon}; the caller moves or removes
   * each.
   */
  public List<Entry> due(Instant horizon, int limit) {
    long until = horizon.toEpochMilli();
    settled = front;
    List<Entry> found = new ArrayList<>();
    if (front != null && millis(front) > until) {
      return found;
    }
    Bytes next = key(until + 1, "");
    // Open-ended: with an end the store would hide the entry after it, having searched for it.
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(front, null)) {
      while (entries.hasNext()) {
        Bytes key = entries.next().key;
        if (found.size() == limit || millis(key) > until) {
          next = key;
          break;
        }
        found.add(entry(key));
      }
    }
    front = next;
    return found;
  }

  /**
   * Shows each entry of {@code beside}, which reads the same store from another thread, in order
   * for as long as {@code more} says so.
   */
  public void visit(ReadOnlyKeyValueStore<Bytes, byte[]> beside, Predicate<Entry> more) {
    try (KeyValueIterator<Bytes, byte[]> entries = beside.range(settled, null)) {
      while (entries.hasNext() && more.test(entry(entries.next().key))) {
        // more says when it is enough
      }
    }
  }

  private void put(Bytes key) {
    store.put(key, NOTHING);
    Bytes known = settled;
    if (known != null && key.compareTo(known) < 0) {
      settled = key;
    }
    if (front != null && key.compareTo(front) < 0) {
      front = key;
    }
  }

  /** Rounded up: an entry is never found before its time. */
  private static long millis(Instant at) {
    return at.plusNanos(999_999).toEpochMilli();
  }

  private static long millis(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong() ^ Long.MIN_VALUE;
  }

  private static Bytes key(long millis, String lead) {
    byte[] name = lead.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(Long.BYTES + name.length);
    // The sign bit turned over, so that bytes compare as the numbers do.
    return Bytes.wrap(key.putLong(millis ^ Long.MIN_VALUE).put(name).array());
  }

  private static Entry entry(Bytes key) {
    byte[] bytes = key.get();
    String lead = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    return new Entry(Instant.ofEpochMilli(millis(key)), lead);
  }
}
