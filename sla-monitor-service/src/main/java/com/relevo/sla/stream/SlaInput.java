package com.relevo.sla.stream;

import com.relevo.events.Event;

/** What reaches a lead's clocks. */
sealed interface SlaInput {
  /** Something that happened to the lead. */
  record Happened(Event event) implements SlaInput {}

  /** Something people ask of one of its clocks. */
  record Asked(SlaRequest request) implements SlaInput {}
}
