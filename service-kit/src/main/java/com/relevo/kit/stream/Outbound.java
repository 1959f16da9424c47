package com.relevo.kit.stream;

import com.relevo.events.CloudEvents;
import com.relevo.events.Event;
import com.relevo.events.EventJson;
import com.relevo.events.LeadKeys;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written: where to, under which key, with which headers; without a value it is a
 * tombstone.
 */
public record Outbound(
    String topic,
    String key,
    Map<String, String> headers,
    byte @Nullable [] value,
    long timestamp) {

  /** Of {@code key} nothing is to be kept any more. */
  public static Outbound tombstone(String topic, String key, long timestamp) {
    return new Outbound(topic, key, Map.of(), null, timestamp);
  }

  /**
   * The event on its own topic, keyed by lead, as a CloudEvent of {@code service}; what is personal
   * is sealed.
   */
  public static Outbound event(Event event, String service, LeadKeys keys) {
    return new Outbound(
        event.type().topic().topicName(),
        event.leadId().value(),
        CloudEvents.headers(event, "/relevo/" + service),
        EventJson.write(event, keys),
        event.meta().recordedAt().toEpochMilli());
  }
}
