package com.relevo.agreement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Enum constants as the document writes them: in lower case, with dashes or underscores. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> of(
      Class<E> type, String what, Section section, String key, Problems problems) {
    String text = section.text(key);
    Optional<E> match = find(type, text);
    if (match.isEmpty() && !text.isEmpty()) {
      unknown(type, what, text, section.at(key), problems);
    }
    return match;
  }

  /** A list of words, or one alone; left out, it is all there are. */
  static <E extends Enum<E>> Set<E> all(
      Class<E> type, String what, Section section, String key, Problems problems) {
    return section.has(key) ? listed(type, what, section, key, problems) : EnumSet.allOf(type);
  }

  /** A list of words, which may be empty, or one alone. */
  static <E extends Enum<E>> Set<E> listed(
      Class<E> type, String what, Section section, String key, Problems problems) {
    Set<E> words = EnumSet.noneOf(type);
    for (Node item : section.items(key)) {
      String text = NodeText.textOf(item);
      Optional<E> match = text == null ? Optional.empty() : find(type, text);
      if (match.isEmpty()) {
        String found = text == null ? NodeText.describe(item) : text;
        unknown(type, what, found, section.at(key, item), problems);
      }
      match.ifPresent(words::add);
    }
    return words;
  }

  static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(text.replace('_', '-')))
        .findFirst();
  }

  private static <E extends Enum<E>> void unknown(
      Class<E> type, String what, String text, Place at, Problems problems) {
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Words::written).toList();
    problems.add(
        at,
        "Expected " + what + " (" + String.join(", ", known) + "), but there is no " + text,
        Suggestion.among(known, text));
  }

  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
