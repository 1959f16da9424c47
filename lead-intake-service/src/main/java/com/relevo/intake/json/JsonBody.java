package com.relevo.intake.json;

import com.relevo.intake.domain.payload.Node;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies as JSON. A doubled name is no JSON here: two readers would see two different deliveries.
 */
public final class JsonBody {
  private static final int DEEPEST = 64;
  private static final long MOST_TOKENS = 200_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
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
}
