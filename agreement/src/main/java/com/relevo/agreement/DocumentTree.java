package com.relevo.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A document as what it says: what may be left out is there, lists of things with ids go by them,
 * other lists are sorted, and one value where there may be a list is a list of one.
 */
sealed interface DocumentTree {
  /** {@code title} is the section's in the schema, empty where its keys are the writer's own. */
  record Keys(String title, Map<String, DocumentTree> values) implements DocumentTree {}

  record Items(List<String> values) implements DocumentTree {}

  record Text(String value, boolean condition) implements DocumentTree {}

  List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  static DocumentTree of(Agreement agreement) {
    String yaml = agreement.text().replace("\uFEFF", "");
    if (yaml.isBlank()) {
      throw new IllegalArgumentException(
          "Expected an agreement that was read from a document, but "
              + agreement.version()
              + " has none");
    }
    Node root = AgreementReader.compose(agreement.version(), JsonText.asYaml(yaml));
    return of(root, DocumentSchema.INSTANCE.root());
  }

  private static DocumentTree of(Node node, SchemaNode schema) {
    return switch (node) {
      case MappingNode mapping -> keys(mapping, schema);
      case SequenceNode list when !schema.items().title().isEmpty() && hasIds(list) ->
          byId(list, schema.items());
      case SequenceNode list -> items(list.getValue(), schema.items());
      default ->
          schema.isList() && !"none".equals(Section.textOf(node))
              ? items(List.of(node), schema.items())
              : new Text(text(node, schema), schema.isCondition());
    };
  }

  private static DocumentTree keys(MappingNode mapping, SchemaNode schema) {
    Map<String, DocumentTree> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = String.valueOf(Section.textOf(tuple.getKeyNode()));
      for (String each : days(key)) {
        values.put(each, of(tuple.getValueNode(), schema.property(key)));
      }
    }
    values.remove("$schema");
    schema.defaults().forEach((key, value) -> values.putIfAbsent(key, standing(value)));
    return new Keys(schema.title(), values);
  }

  private static DocumentTree standing(Object value) {
    return value instanceof List<?> list
        ? new Items(list.stream().map(String::valueOf).sorted().toList())
        : new Text(value.toString(), false);
  }

  /** {@code mon-fri} are five keys; whatever else is itself. */
  private static List<String> days(String key) {
    int dash = key.indexOf('-');
    int first = dash < 0 ? -1 : DAYS.indexOf(key.substring(0, dash));
    int last = DAYS.indexOf(key.substring(dash + 1));
    return first < 0 || last < first ? List.of(key) : DAYS.subList(first, last + 1);
  }

  private static boolean hasIds(SequenceNode list) {
    return list.getValue().stream().allMatch(item -> id(item) != null);
  }

  private static @Nullable String id(Node item) {
    return item instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(tuple -> "id".equals(Section.textOf(tuple.getKeyNode())))
            .map(tuple -> Section.textOf(tuple.getValueNode()))
            .findFirst()
            .orElse(null)
        : null;
  }

  private static DocumentTree byId(SequenceNode list, SchemaNode item) {
    Map<String, DocumentTree> values = new LinkedHashMap<>();
    list.getValue().forEach(each -> values.put(String.valueOf(id(each)), of(each, item)));
    values.values().forEach(each -> ((Keys) each).values().remove("id"));
    return new Keys("", values);
  }

  private static DocumentTree items(List<Node> nodes, SchemaNode item) {
    List<String> values = new ArrayList<>();
    nodes.forEach(node -> values.add(said(of(node, item))));
    values.sort(Comparator.naturalOrder());
    return new Items(values);
  }

  private static String text(Node node, SchemaNode schema) {
    String text = String.valueOf(Section.textOf(node));
    return schema.isWord() ? text.replace('_', '-') : text;
  }

  /** In one line. */
  static String said(DocumentTree tree) {
    return switch (tree) {
      case Text text -> text.value();
      case Items items -> items.values().isEmpty() ? "none" : String.join(", ", items.values());
      case Keys keys ->
          String.join(
              ", ",
              keys.values().entrySet().stream()
                  .map(entry -> entry.getKey() + " " + said(entry.getValue()))
                  .toList());
    };
  }

  /** Whether it says nothing, so that it may as well be left out. */
  static boolean isEmpty(DocumentTree tree) {
    return switch (tree) {
      case Text _ -> false;
      case Items items -> items.values().isEmpty();
      case Keys keys -> keys.values().values().stream().allMatch(DocumentTree::isEmpty);
    };
  }
}
