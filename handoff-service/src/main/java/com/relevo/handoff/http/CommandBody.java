package com.relevo.handoff.http;

import com.relevo.events.EventJson;
import com.relevo.handoff.http.InvalidCommandException.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A command's JSON, read field by field. Faults are collected, and a field with one reads as a
 * stand-in: whoever reads it must ask {@link #faults} before using anything.
 */
final class CommandBody {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_COMMENT = 2000;

  private final JsonNode body;
  private final List<Fault> faults = new ArrayList<>();

  private CommandBody(JsonNode body) {
    this.body = body;
  }

  static CommandBody read(byte[] json) throws InvalidCommandException {
    try {
      JsonNode body = EventJson.mapper().readTree(json);
      if (body.isObject()) {
        return new CommandBody(body);
      }
    } catch (JacksonException _) {
      // said below; the parser's own words may quote the body
    }
    throw InvalidCommandException.unreadable("Expected a JSON object");
  }

  List<Fault> faults() {
    return faults;
  }

  /** A misspelt field must not be passed over: what it says would be lost. */
  void allow(Set<String> fields) {
    body.propertyNames().stream()
        .filter(Predicate.not(fields::contains))
        .sorted()
        .forEach(name ->
            fault(
                name,
                "unknown_field",
                "Expected only " + fields.stream().sorted().collect(Collectors.joining(", "))));
  }

  String required(String field) {
    String text = text(field, LONGEST_ID);
    if (text == null && !faulty(field)) {
      fault(field, "required", "Expected a text, but there is none");
    }
    return text == null ? "?" : text;
  }

  @Nullable String optional(String field) {
    return text(field, LONGEST_ID);
  }

  @Nullable String comment() {
    return text("comment", LONGEST_COMMENT);
  }

  private @Nullable String text(String field, int longest) {
    JsonNode node = node(field);
    if (node == null) {
      return null;
    }
    if (!node.isString() || node.stringValue().isBlank()) {
      fault(field, "not_a_text", "Expected a text that is not blank");
      return null;
    }
    if (node.stringValue().length() > longest) {
      fault(field, "too_long", "Expected at most " + longest + " characters");
      return null;
    }
    return node.stringValue();
  }

  @Nullable Integer cycle() {
    JsonNode node = node("cycle");
    if (node == null) {
      return null;
    }
    if (!node.isInt() || node.intValue() < 1) {
      fault("cycle", "not_a_number", "Expected a whole number from 1");
      return null;
    }
    return node.intValue();
  }

  /** In any case, with dashes or underscores. */
  <E extends Enum<E>> E oneOf(String field, Class<E> type, E standIn) {
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

  @Nullable Instant instant(String field) {
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

  @Nullable BigDecimal amount() {
    JsonNode node = node("amount");
    if (node == null) {
      return null;
    }
    BigDecimal amount = node.isNumber() ? node.decimalValue() : null;
    if (amount == null || !sane(amount)) {
      fault("amount", "not_an_amount", "Expected a number from 0, of at most 12 digits and 6 more");
      return null;
    }
    if (node("currency") == null) {
      fault("currency", "required", "Expected the currency of the amount");
    }
    return amount;
  }

  private static boolean sane(BigDecimal amount) {
    return amount.signum() >= 0 && amount.scale() <= 6 && amount.precision() - amount.scale() <= 12;
  }

  @Nullable String currency() {
    String code = optional("currency");
    if (code != null
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(known -> known.getCurrencyCode().equals(code))) {
      fault("currency", "not_a_currency", "Expected an ISO 4217 code, such as EUR");
    }
    return code;
  }

  private @Nullable JsonNode node(String field) {
    JsonNode node = body.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private boolean faulty(String field) {
    return faults.stream().anyMatch(fault -> fault.pointer().equals(pointer(field)));
  }

  private void fault(String field, String code, String detail) {
    faults.add(new Fault(pointer(field), code, detail));
  }

  private static String pointer(String field) {
    return "/" + field.replace("~", "~0").replace("/", "~1");
  }
}
