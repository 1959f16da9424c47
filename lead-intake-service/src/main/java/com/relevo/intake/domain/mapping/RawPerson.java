package com.relevo.intake.domain.mapping;

import com.relevo.intake.domain.payload.Node;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A person as a tool describes them, not yet normalised: known fields, and attributes for what is
 * beyond.
 */
public record RawPerson(Map<Field, String> fields, Map<String, String> attributes) {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 500;
  private static final int MOST_ATTRIBUTES = 50;

  /** Gathers what a tool says; of two values for one field the first holds. */
  static final class Builder {
    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private final Map<String, String> attributes = new LinkedHashMap<>();

    /** A field where the name is one, else an attribute. */
    Builder say(String name, Node value) {
      value
          .text()
          .ifPresent(text ->
              Field.named(name)
                  .ifPresentOrElse(field -> put(field, text), () -> attribute(name, text)));
      return this;
    }

    /** A field where the name is one or asks for one, else an attribute. */
    Builder asked(String name, Node value) {
      value
          .text()
          .ifPresent(text ->
              Field.asked(name)
                  .ifPresentOrElse(field -> put(field, text), () -> attribute(name, text)));
      return this;
    }

    Builder say(Field field, Node value) {
      value.text().ifPresent(text -> put(field, text));
      return this;
    }

    Builder attribute(String name, Node value) {
      value.text().ifPresent(text -> attribute(name, text));
      return this;
    }

    private void put(Field field, String text) {
      fields.putIfAbsent(field, cut(text, LONGEST_VALUE));
    }

    private void attribute(String name, String text) {
      String slug = cut(Field.slug(name), LONGEST_NAME);
      if (!slug.isEmpty() && !Field.leftBehind(name) && attributes.size() < MOST_ATTRIBUTES) {
        attributes.putIfAbsent(slug, cut(text, LONGEST_VALUE));
      }
    }

    RawPerson build() {
      return new RawPerson(Map.copyOf(fields), Map.copyOf(attributes));
    }
  }

  /** At most {@code length} characters of {@code text}, never half of one. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
