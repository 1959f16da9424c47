package com.relevo.scoring.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The ids of the events that counted last, oldest first: a repeated one is told from a new one.
 * Bounded, since repetitions come soon after the first or, from intake, not at all.
 */
public record RecentEvents(List<String> ids) {
  static final int MOST = 64;
  static final RecentEvents NONE = new RecentEvents(List.of());

  public RecentEvents {
    ids = List.copyOf(ids);
  }

  boolean contains(String id) {
    return ids.contains(id);
  }

  RecentEvents with(String id) {
    List<String> more = new ArrayList<>(ids.size() < MOST ? ids : ids.subList(1, ids.size()));
    more.add(id);
    return new RecentEvents(more);
  }
}
