package com.relevo.events;

/** Something that happened to a lead. Immutable; its JSON only ever gains fields. */
public sealed interface Event permits LeadEvent, ScoringEvent, HandoffEvent, SlaEvent {
  Meta meta();

  default LeadId leadId() {
    return meta().leadId();
  }

  default EventType type() {
    return EventType.of(this);
  }
}
