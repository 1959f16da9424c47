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

  private final SchemaNode root;
  private final Map<String, SchemaNode> sections;

  private DocumentSchema(Map<?, ?> json) {
    this.root = new SchemaNode(json, json);
    this.sections =
        Stream.concat(Stream.of(json), SchemaNode.map(json.get("$defs")).values().stream())
            .map(schema -> new SchemaNode(json, SchemaNode.map(schema)))
            .filter(schema -> !schema.title().isEmpty())
            .collect(Collectors.toMap(SchemaNode::title, Function.identity()));
  }

  SchemaNode root() {
    return root;
  }

  /** JSON is YAML. */
  private static Map<?, ?> read() {
    try (Reader json =
        new InputStreamReader(
            Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(RESOURCE), RESOURCE),
            StandardCharsets.UTF_8)) {
      return SchemaNode.map(new Yaml(new SafeConstructor(new LoaderOptions())).load(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the section is; empty where the schema does not know it. */
  String describe(String section) {
    return Optional.ofNullable(sections.get(section)).flatMap(SchemaNode::description).orElse("");
  }

  /** Such as {@code enter: the points ...}; empty where the section has no such key. */
  String describe(String section, String key) {
    return Optional.ofNullable(sections.get(section))
        .flatMap(schema -> schema.property(key).description())
        .map(text -> key + ": " + text)
        .orElse("");
  }
}
