package com.relevo.agreement;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The hint to a message about an unknown word: {@code did you mean X?} where one of the known words
 * is close.
 */
final class Suggestion {
  private Suggestion() {}

  static String among(Collection<String> known, String wrong) {
    int allowed = Math.max(1, (wrong.length() - wrong.lastIndexOf('.') - 1) / 3);
    return known.stream()
        .filter(word -> distance(wrong, word) <= allowed || isStartOf(word, wrong))
        .min(
            Comparator.comparingInt((String word) -> distance(wrong, word))
                .thenComparing(Comparator.naturalOrder()))
        .map(word -> "did you mean " + word + "?")
        .orElse("");
  }

  private static boolean isStartOf(String word, String wrong) {
    return wrong.length() > 2 && normal(word).startsWith(normal(wrong));
  }

  /** Levenshtein's, blind to case and to dashes for underscores. */
  private static int distance(String left, String right) {
    String a = normal(left);
    String b = normal(right);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }

  private static String normal(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
