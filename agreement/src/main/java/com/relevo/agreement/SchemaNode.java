package com.relevo.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place of the schema, its reference followed; of alternatives it knows what each of them does.
 * A place that the schema does not describe has nothing.
 */
record SchemaNode(Map<?, ?> root, Map<?, ?> schema) {

  SchemaNode property(String key) {
    return first(each -> {
      Object property = map(each.get("properties")).get(key);
      return property != null ? property : each.get("additionalProperties");
    });
  }

  SchemaNode items() {
    return first(each -> each.get("items"));
  }

  boolean isList() {
    return alternatives().anyMatch(each -> each.containsKey("items"));
  }

  /** What the reader calls it, with its article; empty where it is no section of fixed keys. */
  String title() {
    return text("title").orElse("");
  }

  Optional<String> description() {
    return Optional.ofNullable(schema.get("description"))
        .map(String::valueOf)
        .or(() -> text("description"));
  }

  boolean isCondition() {
    return "#/$defs/condition".equals(schema.get("$ref"));
  }

  /** Whether its text is one of some words, where dashes and underscores are alike. */
  boolean isWord() {
    return alternatives().anyMatch(each -> each.containsKey("enum"));
  }

  /** What keys that are left out stand for. */
  Map<String, Object> defaults() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    map(resolved(schema).get("properties"))
        .forEach((key, property) -> {
          Object value = map(property).get("default");
          if (value != null) {
            defaults.put(String.valueOf(key), value);
          }
        });
    return defaults;
  }

  private Optional<String> text(String keyword) {
    return Optional.ofNullable(resolved(schema).get(keyword)).map(String::valueOf);
  }

  private SchemaNode first(Function<Map<?, ?>, @Nullable Object> part) {
    Map<?, ?> found =
        alternatives()
            .map(part)
            .filter(Objects::nonNull)
            .findFirst()
            .<Map<?, ?>>map(SchemaNode::map)
            .orElse(Map.of());
    return new SchemaNode(root, found);
  }

  private Stream<Map<?, ?>> alternatives() {
    Map<?, ?> here = resolved(schema);
    Stream<Map<?, ?>> others =
        here.get("anyOf") instanceof List<?> anyOf
            ? anyOf.stream().<Map<?, ?>>map(each -> resolved(map(each)))
            : Stream.of();
    return Stream.concat(Stream.of(here), others);
  }

  private Map<?, ?> resolved(Map<?, ?> reference) {
    Object name = reference.get("$ref");
    return name == null
        ? reference
        : map(map(root.get("$defs")).get(String.valueOf(name).replace("#/$defs/", "")));
  }

  static Map<?, ?> map(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }
}
