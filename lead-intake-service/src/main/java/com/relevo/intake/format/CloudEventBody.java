package com.relevo.intake.format;

import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.json.JsonBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 over HTTP, all three ways in the form of the batched one: an array of events,
 * each with its attributes and its {@code data}. Data that is no JSON makes it unreadable.
 */
final class CloudEventBody {
  private static final String PREFIX = "ce-";
  private static final String BATCH = "application/cloudevents-batch";
  private static final String STRUCTURED = "application/cloudevents";

  private CloudEventBody() {}

  static Optional<Node> parse(@Nullable String contentType, Headers headers, byte[] body) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    Optional<Node> json = JsonBody.parse(body);
    if (type.startsWith(BATCH)) {
      return json.filter(Node::isArray);
    }
    if (type.startsWith(STRUCTURED) || !headers.has(PREFIX + "specversion")) {
      return json.filter(Node::isObject).map(event -> new Node(List.of(event.value())));
    }
    return json.map(data -> new Node(List.of(binary(headers, data))));
  }

  private static Map<String, @Nullable Object> binary(Headers headers, Node data) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    headers
        .values()
        .keySet()
        .forEach(name -> {
          if (name.startsWith(PREFIX)) {
            headers
                .single(name)
                .ifPresent(value -> event.put(name.substring(PREFIX.length()), decoded(value)));
          }
        });
    event.put("data", data.value());
    return event;
  }

  /** Attributes in headers are percent-encoded; a stray percent sign stands for itself. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }
}
