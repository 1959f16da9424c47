package com.relevo.sla.domain;

import com.relevo.events.EventType;
import com.relevo.events.Reason;
import java.time.Instant;
import java.util.List;

/** Something a clock did, and why, as its event said it. */
public record Transition(
    EventType type, Instant occurredAt, Instant recordedAt, List<Reason> because) {
  public Transition {
    because = List.copyOf(because);
  }
}
