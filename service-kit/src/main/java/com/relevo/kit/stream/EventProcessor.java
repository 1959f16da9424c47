package com.relevo.kit.stream;

import com.relevo.events.Event;
import com.relevo.events.LeadKeys;
import io.micrometer.core.instrument.MeterRegistry;

/** A {@link DecidingProcessor} over events of the catalogue. */
public abstract class EventProcessor extends DecidingProcessor<Event> {
  protected EventProcessor(String service, MeterRegistry metrics, LeadKeys keys) {
    super(service, metrics, keys);
  }

  @Override
  protected final byte[] encode(Event event) {
    return encoded(event);
  }
}
