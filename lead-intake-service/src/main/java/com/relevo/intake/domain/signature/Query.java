package com.relevo.intake.domain.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The query of a URL, decoded; what cannot be decoded is left out. */
public record Query(Map<String, List<String>> values) {
  public static Query of(String url) {
    Map<String, List<String>> values = new TreeMap<>();
    int start = url.indexOf('?');
    if (start >= 0) {
      for (String pair : url.substring(start + 1).split("&")) {
        int equals = pair.indexOf('=');
        decoded(equals < 0 ? pair : pair.substring(0, equals))
            .ifPresent(name ->
                decoded(equals < 0 ? "" : pair.substring(equals + 1))
                    .ifPresent(value ->
                        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value)));
      }
    }
    return new Query(values);
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The parameter's value where it was sent exactly once. */
  public Optional<String> single(String name) {
    return all(name).size() == 1 ? Optional.of(all(name).getFirst()) : Optional.empty();
  }
}
