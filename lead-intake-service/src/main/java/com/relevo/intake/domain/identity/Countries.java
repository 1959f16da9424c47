package com.relevo.intake.domain.identity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Countries as ISO 3166 alpha-2, from codes and from names in the languages that forms are written
 * in.
 */
public final class Countries {
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.of("es"),
          Locale.ITALIAN,
          Locale.of("pt"),
          Locale.of("nl"));
  private static final Set<String> CODES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{P}]+");
  private static final Map<String, String> BY_NAME = byName();

  private Countries() {}

  public static Optional<String> alpha2(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return CODES.contains(upper)
        ? Optional.of(upper)
        : Optional.ofNullable(BY_NAME.get(folded(text)));
  }

  private static Map<String, String> byName() {
    Map<String, String> names = new HashMap<>();
    // Colloquial names that the locale data writes otherwise.
    names.putAll(
        Map.of(
            "uk",
            "GB",
            "great britain",
            "GB",
            "england",
            "GB",
            "usa",
            "US",
            "united states of america",
            "US",
            "holland",
            "NL",
            "uae",
            "AE"));
    Arrays.stream(Locale.getISOCountries())
        .forEach(code -> {
          Locale country = Locale.of("", code);
          names.putIfAbsent(country.getISO3Country().toLowerCase(Locale.ROOT), code);
          LANGUAGES.forEach(
              language -> names.putIfAbsent(folded(country.getDisplayCountry(language)), code));
        });
    return Map.copyOf(names);
  }

  /** Without accents, punctuation and case. */
  private static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
