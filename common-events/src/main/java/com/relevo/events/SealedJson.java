package com.relevo.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event's JSON on a topic: a first field {@code sealed} with what is personal, where anything
 * is, then all the rest in clear. The field is empty where the lead was erased before it was
 * written.
 */
final class SealedJson {
  private static final String FIELD = "sealed";
  private static final byte[] BEFORE = ("{\"" + FIELD + "\":\"").getBytes(UTF_8);
  private static final byte[] AFTER = "\",".getBytes(UTF_8);
  private static final int NOTHING = "{}".length();

  private static final Set<EventType> PERSONAL =
      Arrays.stream(EventType.values())
          .filter(type -> PersonalParts.has(type.eventClass()))
          .collect(Collectors.toUnmodifiableSet());

  private final JsonMapper whole;
  private final JsonMapper personal;
  private final JsonMapper clear;

  /** All there is to parse, and whether what is personal is missing for ever. */
  record Opened(byte[] whole, boolean erased) {}

  SealedJson(JsonMapper whole) {
    this.whole = whole;
    this.personal = PersonalParts.alone(whole);
    this.clear = PersonalParts.without(whole);
  }

  byte[] write(Event event, LeadKeys keys) {
    if (!PERSONAL.contains(event.type())) {
      return whole.writeValueAsBytes(event);
    }
    byte[] rest = clear.writeValueAsBytes(event);
    byte[] part = personal.writeValueAsBytes(event);
    if (part.length == NOTHING) {
      return rest;
    }
    Meta meta = event.meta();
    String bound = boundTo(event.type(), meta.leadId().value(), meta.eventId());
    String sealed = keys.of(meta.leadId()).map(key -> Seal.close(part, key, bound)).orElse("");
    return joined(BEFORE, sealed.getBytes(UTF_8), AFTER, Arrays.copyOfRange(rest, 1, rest.length));
  }

  /** With what is sealed in its place again, where the lead has the key still. */
  Opened open(EventType type, byte[] json, LeadKeys keys) {
    try (JsonParser parser = whole.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT || !FIELD.equals(parser.nextName())) {
        return new Opened(json, false);
      }
      String sealed = parser.nextStringValue();
      if (sealed == null) {
        throw new UnreadableEventException("Expected text in " + FIELD + ", but there is none");
      }
      int rest = (int) parser.currentLocation().getByteOffset();
      if (sealed.isEmpty()) {
        return new Opened(json, true);
      }
      Ids ids = ids(parser);
      Seal seal = Seal.of(sealed);
      Optional<LeadKey> key = keys.of(new LeadId(ids.lead), seal.keyId());
      return key.map(known -> seal.open(known, boundTo(type, ids.lead, ids.event)))
          .map(part -> new Opened(together(json, rest, part), false))
          .orElseGet(() -> new Opened(json, true));
    }
  }

  private record Ids(String lead, String event) {}

  private static Ids ids(JsonParser parser) {
    String lead = null;
    String event = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      switch (name) {
        case "leadId" -> lead = parser.nextStringValue();
        case "eventId" -> event = parser.nextStringValue();
        default -> {
          parser.nextToken();
          parser.skipChildren();
        }
      }
      if (lead != null && !lead.isBlank() && event != null) {
        return new Ids(lead, event);
      }
    }
    throw new UnreadableEventException("Expected eventId and leadId, but one is missing");
  }

  private static String boundTo(EventType type, String lead, @Nullable String event) {
    return type.type() + '\n' + lead + '\n' + event;
  }

  /**
   * The clear fields, from the comma after {@code sealed} on, then those of {@code part}: a
   * component that is in both is the whole one, for of two fields the last one counts.
   */
  private static byte[] together(byte[] json, int rest, byte[] part) {
    int from = rest;
    while (json[from] != ',') {
      from++;
    }
    int end = json.length - 1;
    while (json[end] != '}') {
      end--;
    }
    byte[] all = new byte[end - from + part.length];
    all[0] = '{';
    System.arraycopy(json, from + 1, all, 1, end - from - 1);
    all[end - from] = ',';
    System.arraycopy(part, 1, all, end - from + 1, part.length - 1);
    return all;
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
