package com.relevo.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON. Unknown fields are passed over, absent ones are null, nulls are not written: an
 * event may gain fields and every older reader goes on.
 */
public final class EventJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new EventModule())
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private EventJson() {}

  /** The mapper all of Relevo's own JSON (events, stores, commands) is written with. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] write(Event event) {
    return MAPPER.writeValueAsBytes(event);
  }

  /** Throws {@link UnreadableEventException} where the bytes are not an event of this type. */
  public static Event read(EventType type, byte[] json) {
    try {
      Event event = MAPPER.readValue(json, type.eventClass());
      Meta meta = event == null ? null : event.meta(); // the body may be the word "null"
      if (meta == null
          || meta.eventId() == null
          || meta.leadId() == null
          || meta.occurredAt() == null
          || meta.recordedAt() == null) {
        throw new UnreadableEventException(
            "Expected eventId, leadId, occurredAt and recordedAt, but one is missing");
      }
      return event;
    } catch (JacksonException e) {
      throw new UnreadableEventException(
          "Expected a " + type.type() + ", but " + e.getOriginalMessage());
    }
  }
}
