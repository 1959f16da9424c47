package com.relevo.events;

/**
 * Something that happened to a lead, or to many ({@link SlaReport}), or to the agreement ({@link
 * AgreementEvent}) or the roster ({@link RosterEvent}). Immutable; its JSON only ever gains fields.
 */
public sealed interface Event
    permits LeadEvent,
        ScoringEvent,
        HandoffEvent,
        SlaEvent,
        SlaReport,
        AgreementEvent,
        RosterEvent {
  Meta meta();

  default LeadId leadId() {
    return meta().leadId();
  }

  default EventType type() {
    return EventType.of(this);
  }
}
