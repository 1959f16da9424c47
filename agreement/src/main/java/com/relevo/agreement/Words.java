package com.relevo.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enum constants as the document writes them: in lower case, with dashes or underscores. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> of(
      Class<E> type, String what, Section section, String key, Problems problems) {
    String text = section.text(key);
    Optional<E> match =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> written(constant).equals(text.replace('_', '-')))
            .findFirst();
    if (match.isEmpty() && !text.isEmpty()) {
      List<String> known = Arrays.stream(type.getEnumConstants()).map(Words::written).toList();
      problems.add(
          section.lineOf(key),
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
