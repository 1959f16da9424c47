package com.relevo.events;

/**
 * Something that happened to a lead, or ({@link SlaReport}) to many. Immutable; its JSON only ever
 * gains fields.
 */
public sealed interface Event permits LeadEvent, ScoringEvent, HandoffEvent, SlaEvent, SlaReport {
  Meta meta();

  default LeadId leadId() {
    return meta().leadId();
  }

  default EventType type() {
    return EventType.of(this);
  }
}
