package com.relevo.agreement;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where in the document a character of a scalar stands: behind its quote, its escapes and its
 * indentation. Folded text and text over several lines cannot be told, as line ends became spaces.
 */
final class ScalarPlace {
  private final List<String> document;

  ScalarPlace(String document) {
    this.document = document.lines().toList();
  }

  /** {@code offset} counts in the scalar's text without the blanks around it. */
  Optional<Place> of(Node node, int offset, String hint) {
    if (!(node instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    int at = offset + leadingBlanks(scalar.getValue());
    return switch (scalar.getScalarStyle()) {
      case LITERAL -> inBlock(scalar, at, hint);
      case PLAIN -> inLine(scalar, hint, (raw, start) -> start + at);
      case SINGLE_QUOTED ->
          inLine(scalar, hint, (raw, start) -> behind(raw, start + 1, at, ScalarPlace::doubled));
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE ->
          inLine(scalar, hint, (raw, start) -> behind(raw, start + 1, at, ScalarPlace::escape));
      case FOLDED -> Optional.empty();
    };
  }

  private interface Walk {
    int columnFrom(String raw, int start);
  }

  private interface Width {
    /** How many characters of {@code raw} stand for the one at {@code index}. */
    int at(String raw, int index);
  }

  private Optional<Place> inLine(ScalarNode scalar, String hint, Walk walk) {
    int line = scalar.getStartMark().getLine();
    if (line != scalar.getEndMark().getLine() || line >= document.size()) {
      return Optional.empty();
    }
    int column = walk.columnFrom(document.get(line), scalar.getStartMark().getColumn());
    return Optional.of(new Place(line + 1, column + 1, hint));
  }

  private static int behind(String raw, int start, int count, Width width) {
    int index = start;
    for (int i = 0; i < count && index < raw.length(); i++) {
      index += width.at(raw, index);
    }
    return index;
  }

  private static int doubled(String raw, int index) {
    return raw.startsWith("''", index) ? 2 : 1;
  }

  private static int escape(String raw, int index) {
    if (raw.charAt(index) != '\\' || index + 1 >= raw.length()) {
      return 1;
    }
    return switch (raw.charAt(index + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private Optional<Place> inBlock(ScalarNode scalar, int at, String hint) {
    String before = scalar.getValue().substring(0, Math.min(at, scalar.getValue().length()));
    int lines = (int) before.chars().filter(each -> each == '\n').count();
    int line = scalar.getStartMark().getLine() + 1 + lines;
    if (line >= document.size()) {
      return Optional.empty();
    }
    String text = scalar.getValue().lines().skip(lines).findFirst().orElse("");
    int indentation = Math.max(0, document.get(line).length() - text.length());
    int column = indentation + before.length() - (before.lastIndexOf('\n') + 1);
    return Optional.of(new Place(line + 1, column + 1, hint));
  }

  private static int leadingBlanks(String text) {
    return text.length() - text.stripLeading().length();
  }
}
