package com.relevo.sla.stream;

import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.LeadKeys;
import com.relevo.events.Topic;
import com.relevo.kit.stream.Decoder;
import com.relevo.kit.stream.EventDecoder;
import com.relevo.kit.stream.Inbound;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Headers;

/** Reads events by {@code ce_type} and the monitor's own requests by {@code relevo_type}. */
final class SlaInputDecoder implements Decoder<SlaInput> {
  private final EventDecoder events;

  SlaInputDecoder(LeadKeys keys, Predicate<EventType> matters) {
    this.events = new EventDecoder(keys, matters);
  }

  @Override
  public Inbound<SlaInput> decode(String topic, Headers headers, byte[] value) {
    return topic.equals(Topic.SLA_COMMANDS.topicName())
        ? SlaWire.readRequest(headers, value)
            .then(request -> new Inbound.Readable<>(new SlaInput.Asked(request)))
        : events
            .decode(topic, headers, value)
            .evenErased() // clocks go by times
            .then((Event event) -> new Inbound.Readable<>(new SlaInput.Happened(event)));
  }
}
