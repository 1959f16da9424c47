package com.relevo.agreement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The JSON Schema that editors check and explain agreements by: what it says of a key is also the
 * hint where something is wrong there, and what it calls a section is what changes are told with.
 * Each section's {@code title} is the name that the reader has for it.
 */
final class DocumentSchema {
  static final DocumentSchema INSTANCE = new DocumentSchema(read());

  private static final String RESOURCE = "/relevo/agreement.schema.json";

  private final Map<?, ?> root;
  private final Map<String, Map<?, ?>> sections;

  private DocumentSchema(Map<?, ?> root) {
    this.root = root;
    this.sections =
        Stream.concat(Stream.of(root), map(root.get("$defs")).values().stream())
            .map(DocumentSchema::map)
            .filter(schema -> schema.get("title") != null)
            .collect(
                Collectors.toMap(
                    schema -> String.valueOf(schema.get("title")), Function.identity()));
  }

  /** JSON is YAML. */
  private static Map<?, ?> read() {
    try (Reader json =
        new InputStreamReader(
            Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(RESOURCE), RESOURCE),
            StandardCharsets.UTF_8)) {
      return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the section is; empty where the schema does not know it. */
  String describe(String section) {
    return Optional.ofNullable(sections.get(section))
        .flatMap(DocumentSchema::description)
        .orElse("");
  }

  /** Such as {@code enter: the points ...}; empty where the section has no such key. */
  String describe(String section, String key) {
    return Optional.ofNullable(sections.get(section))
        .map(schema -> map(schema.get("properties")).get(key))
        .map(DocumentSchema::map)
        .flatMap(property -> description(property).or(() -> description(resolved(property))))
        .map(text -> key + ": " + text)
        .orElse("");
  }

  private static Optional<String> description(Map<?, ?> schema) {
    return Optional.ofNullable(schema.get("description")).map(String::valueOf);
  }

  private Map<?, ?> resolved(Map<?, ?> schema) {
    Object reference = schema.get("$ref");
    return reference == null
        ? schema
        : map(map(root.get("$defs")).get(String.valueOf(reference).replace("#/$defs/", "")));
  }

  private static Map<?, ?> map(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? map : Map.of();
  }
}
