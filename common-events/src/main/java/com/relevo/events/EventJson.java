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
  private static final SealedJson SEALED = new SealedJson(MAPPER);

  private EventJson() {}

  /** The mapper all of Relevo's own JSON (stores, commands) is written with; it seals nothing. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** An event, and whether what is personal in it is gone for ever. */
  public record Opened(Event event, boolean erased) {}

  /**
   * As it stands on a topic: what is personal sealed with the lead's key, and left out where the
   * lead has none.
   */
  public static byte[] write(Event event, LeadKeys keys) {
    return SEALED.write(event, keys);
  }

  /** An event that is about no lead, or of which nothing is personal. */
  public static byte[] write(Event event) {
    return write(event, LeadKeys.NONE);
  }

  /** Without what is sealed; of an event as old as that nothing is, the whole. */
  public static Event read(EventType type, byte[] json) {
    return read(type, json, LeadKeys.NONE).event();
  }

  /** Throws {@link UnreadableEventException} where the bytes are not an event of this type. */
  public static Opened read(EventType type, byte[] json, LeadKeys keys) {
    try {
      SealedJson.Opened opened = SEALED.open(type, json, keys);
      Event event = MAPPER.readValue(opened.whole(), type.eventClass());
      Meta meta = event == null ? null : event.meta(); // the body may be the word "null"
      if (meta == null
          || meta.eventId() == null
          || meta.leadId() == null
          || meta.occurredAt() == null
          || meta.recordedAt() == null) {
        throw new UnreadableEventException(
            "Expected eventId, leadId, occurredAt and recordedAt, but one is missing");
      }
      return new Opened(event, opened.erased());
    } catch (JacksonException e) {
      throw new UnreadableEventException(
          "Expected a " + type.type() + ", but " + e.getOriginalMessage());
    }
  }
}
