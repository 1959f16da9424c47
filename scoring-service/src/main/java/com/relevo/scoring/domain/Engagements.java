package com.relevo.scoring.domain;

import com.relevo.events.EngagementKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lead did: how often of each kind, and when last. Adding commutes. */
public record Engagements(Map<EngagementKind, Integer> counts, @Nullable Instant last) {
  static final Engagements NONE = new Engagements(Map.of(), null);

  public Engagements {
    Map<EngagementKind, Integer> ordered = new EnumMap<>(EngagementKind.class);
    ordered.putAll(counts);
    counts = Collections.unmodifiableMap(ordered);
  }

  Engagements with(EngagementKind kind, Instant occurredAt) {
    Map<EngagementKind, Integer> more = new EnumMap<>(EngagementKind.class);
    more.putAll(counts);
    more.merge(kind, 1, Integer::sum);
    return new Engagements(more, last == null || occurredAt.isAfter(last) ? occurredAt : last);
  }

  int count(EngagementKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  boolean anyAfter(Instant instant) {
    return last != null && last.isAfter(instant);
  }
}
