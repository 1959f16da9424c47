package com.relevo.kit.stream;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import java.util.Map;

/** A record to be written: where to, under which key, with which headers. */
public record Outbound(
    String topic, String key, Map<String, String> headers, byte[] value, long timestamp) {

  /** The event on its own topic, keyed by lead, as a CloudEvent of {@code service}. */
  public static Outbound event(Event event, String service) {
    return new Outbound(
        event.type().topic().topicName(),
        event.leadId().value(),
        CloudEvents.headers(event, "/relevo/" + service),
        EventJson.write(event),
        event.meta().recordedAt().toEpochMilli());
  }
}
