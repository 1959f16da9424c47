package com.relevo.intake.domain.payload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of a parsed body: map, list, string, number, boolean or null, and also what is not there.
 * Asking it for something it is not gives nothing; it never throws, for tools send what they like.
 */
public record Node(@Nullable Object value) {
  private static final Node ABSENT = new Node(null);

  public Node at(String... path) {
    Node node = this;
    for (String step : path) {
      node = node.value instanceof Map<?, ?> map ? new Node(map.get(step)) : ABSENT;
    }
    return node;
  }

  /** The first of {@code names} that is there and not null. */
  public Node firstOf(String... names) {
    for (String name : names) {
      Node found = at(name);
      if (found.value != null) {
        return found;
      }
    }
    return ABSENT;
  }

  public boolean isObject() {
    return value instanceof Map;
  }

  public boolean isArray() {
    return value instanceof List;
  }

  /** The elements of an array; none of anything else. */
  public List<Node> items() {
    return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
  }

  /** The elements of an array, or a single object as the only one: some tools send either. */
  public List<Node> oneOrMany() {
    return isArray() ? items() : List.of(this);
  }

  public void fields(BiConsumer<String, Node> each) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, field) -> each.accept(String.valueOf(name), new Node(field)));
    }
  }

  /** A scalar as trimmed text; empty where there is none or it is blank. */
  public Optional<String> text() {
    return switch (value) {
      case String text ->
          Optional.of(wellFormed(text).strip()).filter(stripped -> !stripped.isEmpty());
      case Number number -> Optional.of(number.toString());
      case Boolean bool -> Optional.of(bool.toString());
      case null, default -> Optional.empty();
    };
  }

  /** Half a character, which JSON may hold and UTF-8 may not, as the replacement character. */
  private static String wellFormed(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Whether this is {@code true}, as a boolean or written out. */
  public boolean isTrue() {
    return text().filter("true"::equalsIgnoreCase).isPresent();
  }
}
