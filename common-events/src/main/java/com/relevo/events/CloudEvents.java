package com.relevo.events;

import java.util.LinkedHashMap;
import java.util.Map;

/** CloudEvents 1.0 attributes of an event in Kafka's binary mode. */
public final class CloudEvents {
  public static final String TYPE = "ce_type";
  public static final String ID = "ce_id";

  private CloudEvents() {}

  /**
   * Header names and values; {@code source} names the service that writes, e.g. {@code
   * /relevo/scoring-service}.
   */
  public static Map<String, String> headers(Event event, String source) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put(ID, event.meta().eventId());
    headers.put(TYPE, event.type().type());
    headers.put("ce_source", source);
    headers.put("ce_time", event.meta().occurredAt().toString());
    headers.put("ce_subject", event.leadId().value());
    headers.put("content-type", "application/json");
    return headers;
  }
}
