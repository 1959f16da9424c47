package com.relevo.agreement;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a part of a document is, as text. */
final class NodeText {
  private NodeText() {}

  /** The scalar as written, or null where the node is none or is empty. */
  static @Nullable String textOf(Node node) {
    return node instanceof ScalarNode scalar
            && !scalar.getTag().equals(Tag.NULL)
            && !scalar.getValue().isBlank()
        ? scalar.getValue().strip()
        : null;
  }

  static String describe(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> textOf(node) instanceof String text ? abbreviated(text) : "empty";
    };
  }

  private static String abbreviated(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
