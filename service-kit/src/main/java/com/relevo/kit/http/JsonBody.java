package com.relevo.kit.http;

import com.relevo.events.EventJson;
import com.relevo.kit.http.InvalidBodyException.Fault;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request's JSON object, read field by field. Faults are collected, and a field with one reads as
 * a stand-in: whoever reads it must ask {@link #faults} before using anything.
 */
public final class JsonBody {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 2000;

  private final JsonNode body;
  private final List<Fault> faults = new ArrayList<>();

  private JsonBody(JsonNode body) {
    this.body = body;
  }

  /** Of an object that was read already. */
  public static JsonBody of(JsonNode object) {
    return new JsonBody(object);
  }

  public static JsonBody read(byte[] json) throws InvalidBodyException {
    try {
      JsonNode body = EventJson.mapper().readTree(json);
      if (body.isObject()) {
        return new JsonBody(body);
      }
    } catch (JacksonException _) {
      // said below; the parser's own words may quote the body
    }
    throw InvalidBodyException.unreadable("Expected a JSON object");
  }

  public List<Fault> faults() {
    return faults;
  }

  /** A misspelt field must not be passed over: what it says would be lost. */
  public void allow(Set<String> fields) {
    body.propertyNames().stream()
        .filter(Predicate.not(fields::contains))
        .sorted()
        .forEach(name ->
            fault(
                name,
                "unknown_field",
                "Expected only " + fields.stream().sorted().collect(Collectors.joining(", "))));
  }

  /** A name or a code, of at most 200 characters. */
  public String required(String field) {
    return required(field, LONGEST_NAME);
  }

  /** What people write, of at most 2,000 characters. */
  public String requiredText(String field) {
    return required(field, LONGEST_TEXT);
  }

  public @Nullable String optional(String field) {
    return text(field, LONGEST_NAME);
  }

  public @Nullable String optionalText(String field) {
    return text(field, LONGEST_TEXT);
  }

  private String required(String field, int longest) {
    String text = text(field, longest);
    if (text == null && !faulty(field)) {
      fault(field, "required", "Expected a text, but there is none");
    }
    return text == null ? "?" : text;
  }

  private @Nullable String text(String field, int longest) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isString() || node.stringValue().isBlank() || node.stringValue().indexOf('\0') >= 0) {
      fault(field, "not_a_text", "Expected a text that is not blank, without NUL characters");
      return null;
    }
    if (node.stringValue().length() > longest) {
      fault(field, "too_long", "Expected at most " + longest + " characters");
      return null;
    }
    return node.stringValue();
  }

  /** In any case, with dashes or underscores. */
  public <E extends Enum<E>> E oneOf(String field, Class<E> type, E standIn) {
    String text = required(field).toUpperCase(Locale.ROOT).replace('-', '_');
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    if (!faulty(field)) {
      fault(field, "unknown_value", "Expected one of " + Arrays.toString(type.getEnumConstants()));
    }
    return standIn;
  }

  /** Null for a field that is not there, or with a fault. */
  public @Nullable Integer integer(String field, int least, int most) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      fault(field, "not_a_number", "Expected a whole number from " + least + " to " + most);
      return null;
    }
    return node.intValue();
  }

  public boolean flag(String field, boolean otherwise) {
    JsonNode node = node(field);
    if (node != null && !node.isBoolean()) {
      fault(field, "not_a_flag", "Expected true or false");
    }
    return node == null || !node.isBoolean() ? otherwise : node.booleanValue();
  }

  /** A list of names or codes; empty for a field that is not there. */
  public Set<String> texts(String field) {
    Set<String> texts = new TreeSet<>();
    for (JsonNode node : list(field)) {
      if (node.isString()
          && !node.stringValue().isBlank()
          && node.stringValue().length() <= LONGEST_NAME) {
        texts.add(node.stringValue());
      } else {
        fault(field, "not_texts", "Expected a list of texts that are not blank");
      }
    }
    return texts;
  }

  /** The items of a list; empty for a field that is not there. */
  public List<JsonNode> list(String field) {
    JsonNode node = node(field);
    if (node != null && !node.isArray()) {
      fault(field, "not_a_list", "Expected a list");
    }
    return node == null || !node.isArray() ? List.of() : node.valueStream().toList();
  }

  public @Nullable Instant instant(String field) {
    String text = optional(field);
    try {
      return text == null
          ? null
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeParseException _) {
      fault(field, "not_a_time", "Expected a time with its offset, such as 2026-11-22T09:30:00Z");
      return null;
    }
  }

  /** Null for a field that is not there or is null. */
  public @Nullable JsonNode node(String field) {
    JsonNode node = body.get(field);
    return node == null || node.isNull() ? null : node;
  }

  public void fault(String field, String code, String detail) {
    faults.add(new Fault(pointer(field), code, detail));
  }

  private boolean faulty(String field) {
    return faults.stream().anyMatch(fault -> fault.pointer().equals(pointer(field)));
  }

  private static String pointer(String field) {
    return "/" + field.replace("~", "~0").replace("/", "~1");
  }
}
