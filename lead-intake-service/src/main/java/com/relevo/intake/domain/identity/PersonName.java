package com.relevo.intake.domain.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A full name split by convention: the family name is the last word, with its particles before and
 * suffixes after it.
 */
public record PersonName(@Nullable String first, @Nullable String last) {
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le",
          "ten", "ter", "zu", "zur", "bin", "al", "el");
  private static final Set<String> SUFFIXES =
      Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "phd", "md");

  /** Clean text: NFC, control characters and odd spaces as single spaces. */
  public static String clean(String text) {
    return isClean(text) ? text : cleaned(text);
  }

  /** Most texts are; to see so is a fraction of the work. */
  private static boolean isClean(String text) {
    boolean gap = true;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ' ' || each > '~' || (gap && each == ' ')) {
        return false;
      }
      gap = each == ' ';
    }
    return !gap;
  }

  private static String cleaned(String text) {
    return GAPS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  public static PersonName split(String fullName) {
    String name = clean(fullName);
    int comma = name.indexOf(',');
    if (comma > 0 && comma < name.length() - 1) {
      String after = name.substring(comma + 1).strip();
      if (!suffix(after)) {
        return new PersonName(after, name.substring(0, comma).strip());
      }
    }
    List<String> words = Arrays.asList(name.split(" "));
    int family = familyStart(words);
    String last = String.join(" ", words.subList(family, words.size()));
    return new PersonName(
        family == 0 ? null : String.join(" ", words.subList(0, family)),
        last.isEmpty() ? null : last);
  }

  private static int familyStart(List<String> words) {
    int start = words.size() - 1;
    while (start > 1 && suffix(words.get(start))) {
      start--;
    }
    while (start > 1 && PARTICLES.contains(words.get(start - 1).toLowerCase(Locale.ROOT))) {
      start--;
    }
    return start;
  }

  private static boolean suffix(String word) {
    return SUFFIXES.contains(word.toLowerCase(Locale.ROOT));
  }
}
