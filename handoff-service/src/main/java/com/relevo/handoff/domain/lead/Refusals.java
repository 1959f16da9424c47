package com.relevo.handoff.domain.lead;

import com.relevo.events.RepId;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a cycle was refused: given back, or not accepted in time; {@code by} are those who gave
 * it back, who are not asked again.
 */
public record Refusals(int count, List<RepId> by) {
  static final Refusals NONE = new Refusals(0, List.of());

  public Refusals {
    by = List.copyOf(by);
  }

  Refusals timedOut() {
    return new Refusals(count + 1, by);
  }

  Refusals givenBack(RepId rep) {
    List<RepId> all = new ArrayList<>(by);
    if (!all.contains(rep)) {
      all.add(rep);
    }
    return new Refusals(count + 1, all);
  }
}
