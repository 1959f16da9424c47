package com.relevo.sla.domain;

import com.relevo.events.SlaEvent;
import java.util.List;

/** What was decided, in order, and the state after it. */
public record Decision(LeadClocks state, List<SlaEvent> events) {
  public Decision {
    events = List.copyOf(events);
  }
}
