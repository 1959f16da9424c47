package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.events.EngagementKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lead did, newest first: of each kind the newest {@link EngagementRule#MOST}. No rule
 * counts more, so what is dropped could give nothing; and as newest is by when it happened, the
 * same events end as the same deeds in any order of arrival, however often they come.
 */
public record Deeds(List<Deed> newestFirst) {
  static final Deeds NONE = new Deeds(List.of());

  public Deeds {
    newestFirst = List.copyOf(newestFirst);
  }

  /** The same where it is known already, and not corrected. */
  Deeds with(Deed deed) {
    Deed known = byId(deed.eventId());
    if (known != null && !deed.corrects(known)) {
      return this;
    }
    List<Deed> more = new ArrayList<>(newestFirst.size() + 1);
    more.addAll(newestFirst);
    if (known != null) {
      more.remove(known);
    }
    int found = Collections.binarySearch(more, deed, Deed.NEWEST_FIRST);
    more.add(found < 0 ? -found - 1 : found, deed);
    dropOldest(more, deed.kind());
    return new Deeds(more);
  }

  /** Each once, whoever it was that did them first; or, {@code returned}, without them. */
  Deeds with(Inheritance inheritance) {
    if (inheritance.returned()) {
      List<Deed> rest = new ArrayList<>(newestFirst);
      rest.removeAll(inheritance.deeds());
      return new Deeds(rest);
    }
    Deeds all = this;
    for (Deed each : inheritance.deeds()) {
      all = all.with(each);
    }
    return all;
  }

  private @Nullable Deed byId(String eventId) {
    for (Deed each : newestFirst) {
      if (each.eventId().equals(eventId)) {
        return each;
      }
    }
    return null;
  }

  private static void dropOldest(List<Deed> deeds, EngagementKind kind) {
    int count = 0;
    int oldest = -1;
    for (int i = 0; i < deeds.size(); i++) {
      if (deeds.get(i).kind() == kind) {
        count++;
        oldest = i;
      }
    }
    if (count > EngagementRule.MOST) {
      deeds.remove(oldest);
    }
  }

  /** By kind, each newest first. */
  Map<EngagementKind, List<Deed>> byKind() {
    Map<EngagementKind, List<Deed>> byKind = new EnumMap<>(EngagementKind.class);
    for (Deed deed : newestFirst) {
      byKind.computeIfAbsent(deed.kind(), _ -> new ArrayList<>()).add(deed);
    }
    return byKind;
  }

  Map<EngagementKind, Integer> counts() {
    Map<EngagementKind, Integer> counts = new EnumMap<>(EngagementKind.class);
    for (Deed deed : newestFirst) {
      counts.merge(deed.kind(), 1, Integer::sum);
    }
    return counts;
  }

  int count(EngagementKind kind) {
    return counts().getOrDefault(kind, 0);
  }

  boolean anyAfter(Instant instant) {
    return !newestFirst.isEmpty() && newestFirst.getFirst().occurredAt().isAfter(instant);
  }

  /** The newest by which the lead asked to be contacted; null where there is none. */
  @Nullable Instant lastThatAsks() {
    for (Deed deed : newestFirst) {
      if (deed.kind().asksForContact()) {
        return deed.occurredAt();
      }
    }
    return null;
  }

  /** The newest of these kinds; null where there is none. */
  @Nullable Instant last(Collection<EngagementKind> kinds) {
    Set<EngagementKind> wanted = Set.copyOf(kinds);
    for (Deed deed : newestFirst) {
      if (wanted.contains(deed.kind())) {
        return deed.occurredAt();
      }
    }
    return null;
  }
}
