package com.relevo.intake.presets;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file. It notes what is wrong instead of throwing, so that a file's mistakes are
 * told together; what was not asked for by the end is one, too.
 */
final class Section {
  private final String where;
  private final Map<String, @Nullable Object> values;
  private final List<String> problems;
  private final Set<String> asked = new HashSet<>();

  Section(String where, @Nullable Object value, List<String> problems) {
    this.where = where;
    this.problems = problems;
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> read.put(String.valueOf(name), each));
    } else if (value != null) {
      problem("Expected an object, but found " + value);
    }
    this.values = read;
  }

  boolean has(String name) {
    asked.add(name);
    return values.get(name) != null;
  }

  @Nullable Object value(String name) {
    asked.add(name);
    return values.get(name);
  }

  @Nullable String text(String name) {
    return switch (value(name)) {
      case null -> null;
      case Map<?, ?> map -> wrong(name, "a text");
      case List<?> list -> wrong(name, "a text");
      case Object scalar -> String.valueOf(scalar);
    };
  }

  String required(String name) {
    String text = text(name);
    return text == null ? String.valueOf(wrong(name, "a text")) : text;
  }

  boolean flag(String name) {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    wrong(name, "true or false");
    return false;
  }

  /** One text, or a list of them. */
  List<String> texts(String name) {
    return switch (value(name)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object scalar -> List.of(String.valueOf(scalar));
    };
  }

  <T> List<T> all(String name, Function<String, T> of) {
    return texts(name).stream().flatMap(text -> tried(text, of)).toList();
  }

  /** Empty, with a problem noted, where {@code of} finds {@code text} wrong. */
  <T> Stream<T> tried(String text, Function<String, T> of) {
    try {
      return Stream.of(of.apply(text));
    } catch (IllegalArgumentException e) {
      problem(String.valueOf(e.getMessage()));
      return Stream.empty();
    }
  }

  /** One of an enum's words, written with dashes. */
  <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return oneOf(text, type);
  }

  <E extends Enum<E>> @Nullable E oneOf(String text, Class<E> type) {
    for (E each : type.getEnumConstants()) {
      if (written(each).equals(text)) {
        return each;
      }
    }
    problem(
        "Expected one of "
            + Stream.of(type.getEnumConstants()).map(Section::written).toList()
            + ", but found '"
            + text
            + "'");
    return null;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Section section(String name) {
    return new Section(where + '.' + name, value(name), problems);
  }

  /** Elements of a list, or a single value as the only one. */
  List<?> elements(String name) {
    return switch (value(name)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object single -> List.of(single);
    };
  }

  Section at(String name, int index, @Nullable Object value) {
    return new Section(where + '.' + name + '[' + index + ']', value, problems);
  }

  Set<String> names() {
    return values.keySet();
  }

  <T extends @Nullable Object> @Nullable T wrong(String name, String expected) {
    problem("Expected " + expected + " at '" + name + "', but found " + values.get(name));
    return null;
  }

  void problem(String text) {
    problems.add("Preset " + where + ": " + text);
  }

  /** What is left is a misspelt name: what it says would be lost. */
  void done() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name ->
            problem(
                "Expected only "
                    + asked.stream().sorted().toList()
                    + ", but found '"
                    + name
                    + "'"));
  }
}
