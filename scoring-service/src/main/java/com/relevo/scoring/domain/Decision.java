package com.relevo.scoring.domain;

import com.relevo.events.Event;
import java.util.List;

/**
 * What one input led to: the events, the lead's state after them, and what its accounts are told.
 */
public record Decision(LeadScoring state, List<Event> events, List<Share.Told> told) {
  public Decision {
    events = List.copyOf(events);
    told = List.copyOf(told);
  }

  static Decision nothing(LeadScoring state) {
    return new Decision(state, List.of(), List.of());
  }
}
