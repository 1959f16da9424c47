package com.relevo.agreement;

/**
 * JSON is YAML but for two things: tabs, which YAML does not take as blanks, and the escape {@code
 * \\/}. A document that is a JSON object has spaces and {@code \\x2F} instead, so that every
 * character stays where it is but those behind such an escape in its line.
 */
final class JsonText {
  private JsonText() {}

  static String asYaml(String text) {
    return text.stripLeading().startsWith("{") ? rewritten(text) : text;
  }

  /** Inside a string a tab is no JSON, so it is left to be complained of. */
  private static String rewritten(String text) {
    StringBuilder yaml = new StringBuilder(text.length());
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (quoted && each == '\\' && i + 1 < text.length()) {
        i++;
        yaml.append(text.charAt(i) == '/' ? "\\x2F" : text.substring(i - 1, i + 1));
      } else {
        quoted ^= each == '"';
        yaml.append(each == '\t' && !quoted ? ' ' : each);
      }
    }
    return yaml.toString();
  }
}
