package com.relevo.scoring.domain;

import com.relevo.events.EngagementKind;
import java.time.Instant;
import java.util.Comparator;

/** Something a lead did, by the event that told of it. */
public record Deed(EngagementKind kind, Instant occurredAt, Instant recordedAt, String eventId) {
  /** Newest first; of one instant by id, so that the order never depends on arrival. */
  static final Comparator<Deed> NEWEST_FIRST =
      Comparator.comparing(Deed::occurredAt).reversed().thenComparing(Deed::eventId);

  private static final Comparator<Deed> CORRECTNESS =
      Comparator.comparing(Deed::recordedAt)
          .thenComparing(Deed::occurredAt)
          .thenComparing(Deed::kind);

  /** Of two tellings of one event, the one that was recorded later is right. */
  boolean corrects(Deed other) {
    return CORRECTNESS.compare(this, other) > 0;
  }
}
