package com.relevo.intake.domain.signature;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HubSpot signs the URL with some percent-encodings undone, those its documentation lists and no
 * others.
 */
final class HubSpotUrl {
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final Map<String, String> UNDONE =
      Map.ofEntries(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  private HubSpotUrl() {}

  static String decoded(String url) {
    return ENCODED
        .matcher(url)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                UNDONE.getOrDefault(match.group().toUpperCase(Locale.ROOT), match.group())));
  }
}
