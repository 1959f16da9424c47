package com.relevo.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a condition apart at the {@code &&} that stand outside of parentheses and texts, so that
 * people read the very words that were signed.
 */
final class Conjuncts {
  private final String text;
  private final List<String> parts = new ArrayList<>();
  private int depth;
  private int at;
  private int start;

  private Conjuncts(String text) {
    this.text = text;
  }

  /** {@code condition} must be a valid one whose outermost operator is {@code &&}. */
  static List<String> of(String condition) {
    Conjuncts conjuncts = new Conjuncts(condition);
    conjuncts.split();
    return conjuncts.parts;
  }

  private void split() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '"' || next == '\'') {
        skipText(next, at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'r');
      } else if (text.startsWith("//", at)) {
        skipLine();
      } else if (depth == 0 && text.startsWith("&&", at)) {
        parts.add(text.substring(start, at).strip());
        at += 2;
        start = at;
      } else {
        depth += "([{".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
        at++;
      }
    }
    parts.add(text.substring(start).strip());
  }

  private void skipText(char quote, boolean raw) {
    String three = String.valueOf(quote).repeat(3);
    String end = text.startsWith(three, at) ? three : String.valueOf(quote);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' && !raw ? 2 : 1;
    }
    at += end.length();
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }
}
