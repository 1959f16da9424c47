package com.relevo.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Enum constants as the document writes them: in lower case, with dashes or underscores. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> of(
      Class<E> type, String what, Section section, String key, Problems problems) {
    return of(type, what, section.text(key), section.lineOf(key), problems);
  }

  /** As an entry of a list. */
  static <E extends Enum<E>> Optional<E> of(
      Class<E> type, String what, Node item, Problems problems) {
    String text = Section.textOf(item);
    if (text == null) {
      problems.add(item, "Expected " + what + ", but it is " + Section.describe(item));
      return Optional.empty();
    }
    return of(type, what, text, Problems.lineOf(item), problems);
  }

  private static <E extends Enum<E>> Optional<E> of(
      Class<E> type, String what, String text, int line, Problems problems) {
    Optional<E> match =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> written(constant).equals(text.replace('_', '-')))
            .findFirst();
    if (match.isEmpty() && !text.isEmpty()) {
      List<String> known = Arrays.stream(type.getEnumConstants()).map(Words::written).toList();
      problems.add(
          line,
          "Expected "
              + what
              + " ("
              + String.join(", ", known)
              + "), but there is no "
              + text
              + Suggestion.among(known, text));
    }
    return match;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
