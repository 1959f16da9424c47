package com.relevo.handoff.domain.lead;

import com.relevo.events.HandoffEvent;
import java.util.ArrayList;
import java.util.List;

/** Who had a lead and why, in all its cycles: the newest decisions, oldest first. */
public record Decisions(List<Decision> all) {
  /** Older ones are in the events; a lead that is handed round must not grow for ever. */
  private static final int KEPT = 50;

  public static final Decisions NONE = new Decisions(List.of());

  public Decisions {
    all = List.copyOf(all);
  }

  /** The same where {@code event} decides nothing. */
  public Decisions with(HandoffEvent event) {
    return Decision.of(event)
        .map(decision -> {
          List<Decision> more = new ArrayList<>(all);
          more.add(decision);
          return new Decisions(more.subList(Math.max(0, more.size() - KEPT), more.size()));
        })
        .orElse(this);
  }
}
