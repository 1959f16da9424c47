package com.relevo.kit.stream;

import com.relevo.events.Event;
import com.relevo.events.EventJson;
import io.micrometer.core.instrument.MeterRegistry;

/** A {@link DecidingProcessor} over events of the catalogue. */
public abstract class EventProcessor extends DecidingProcessor<Event> {
  protected EventProcessor(String service, MeterRegistry metrics) {
    super(service, metrics);
  }

  @Override
  protected final byte[] encode(Event event) {
    return EventJson.write(event);
  }
}
