package com.relevo.intake.json;

import com.relevo.events.EventJson;
import com.relevo.intake.domain.payload.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies as JSON. A doubled name is no JSON here: two readers would see two different deliveries.
 */
public final class JsonBody {
  private static final JsonMapper MAPPER =
      EventJson.mapper()
          .rebuild()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Half a character can be read from an escape, and only be written as one.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private JsonBody() {}

  /** Empty where {@code bytes} are not an object or an array, or nested beyond all reason. */
  public static Optional<Node> parse(byte[] bytes) {
    try {
      return Optional.of(new Node(MAPPER.readValue(bytes, Object.class)))
          .filter(node -> node.isObject() || node.isArray());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  public static byte[] write(Node node) {
    return MAPPER.writeValueAsBytes(node.value());
  }

  /** An object without one of its fields. */
  public static Node without(Node node, String field) {
    if (!(node.value() instanceof Map<?, ?> map) || !map.containsKey(field)) {
      return node;
    }
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.remove(field);
    return new Node(rest);
  }
}
