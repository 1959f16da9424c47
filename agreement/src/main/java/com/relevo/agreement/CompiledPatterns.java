package com.relevo.agreement;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regular expressions by their text, each compiled once; only an agreement's literals get here, so
 * they are few.
 */
final class CompiledPatterns {
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  boolean find(String text, String pattern) {
    Pattern known = patterns.get(pattern);
    return (known != null ? known : patterns.computeIfAbsent(pattern, Pattern::compile))
        .matcher(text)
        .find();
  }
}
