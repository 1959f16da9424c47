package com.relevo.scoring.predictive;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;

/**
 * An event that opens a handoff cycle or tells how it goes: a type of its own, to be read as such.
 */
record CycleEvent(Event event) {

  /** Passes over what says nothing of an outcome, unparsed. */
  static Decoder<CycleEvent> decoder() {
    EventDecoder events = new EventDecoder(CycleEvent::matters);
    return (topic, headers, value) ->
        events
            .decode(topic, headers, value)
            .evenErased() // nothing personal is learnt from
            .then(event -> new Inbound.Readable<>(new CycleEvent(event)));
  }

  private static boolean matters(EventType type) {
    return switch (type) {
      case QUALIFICATION_CHANGED, LEAD_QUALIFIED, HANDOFF_CLOSED -> true;
      default -> false;
    };
  }
}
