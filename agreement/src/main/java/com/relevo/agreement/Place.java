package com.relevo.agreement;

import org.yaml.snakeyaml.nodes.Node;

/**
 * Where something stands in a document, counting from 1, and what the schema says of it: the hint
 * where there is no better one.
 */
record Place(int line, int column, String hint) {
  static final Place START = new Place(1, 1, "");

  static Place of(Node node) {
    return of(node, "");
  }

  static Place of(Node node, String hint) {
    return new Place(node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1, hint);
  }
}
