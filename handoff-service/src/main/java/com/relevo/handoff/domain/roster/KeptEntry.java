package com.relevo.handoff.domain.roster;

import com.relevo.events.RosterEvent.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is kept, null once it was removed, and its newest changes, newest first. Its
 * version goes on counting after a removal, so that no version ever means two things.
 */
public record KeptEntry(@Nullable Entry entry, long version, List<Changed> history) {
  /** So many changes of an entry are kept. */
  public static final int REMEMBERED = 50;

  static final KeptEntry NONE = new KeptEntry(null, 0, List.of());

  public KeptEntry {
    history = List.copyOf(history);
  }

  /** Who changed it when, from what to what; null where there was, or is, no entry. */
  public record Changed(
      long version, String by, Instant at, @Nullable Entry before, @Nullable Entry after) {}

  KeptEntry becoming(@Nullable Entry next, String by, Instant at) {
    List<Changed> changes = new ArrayList<>();
    changes.add(new Changed(version + 1, by, at, entry, next));
    changes.addAll(history.subList(0, Math.min(history.size(), REMEMBERED - 1)));
    return new KeptEntry(next, version + 1, changes);
  }
}
