package com.relevo.intake.http;

import com.relevo.intake.domain.signature.Headers;
import com.relevo.intake.domain.signature.Scheme;
import com.relevo.intake.domain.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headers that are kept with a delivery: none that may be a secret, no flood of them. */
final class StoredHeaders {
  private static final List<String> SECRET =
      List.of(
          "authorization",
          "cookie",
          "token",
          "secret",
          "password",
          "api-key",
          "apikey",
          "access-key",
          "credential");
  private static final int MOST = 50;
  private static final int LONGEST = 1000;

  private StoredHeaders() {}

  static Map<String, String> of(Headers headers, Source source) {
    Set<String> proofs = source.preset().scheme().map(Scheme::secretHeaders).orElse(Set.of());
    Map<String, String> kept = new LinkedHashMap<>();
    headers
        .values()
        .forEach((name, values) -> {
          if (kept.size() < MOST
              && !proofs.contains(name)
              && SECRET.stream().noneMatch(name::contains)
              && !shown(source, values)) {
            String value = String.join(", ", values);
            kept.put(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
          }
        });
    return kept;
  }

  /** A secret may come in a header that nobody thought of. */
  private static boolean shown(Source source, List<String> values) {
    return source.secrets().stream()
        .anyMatch(secret -> values.stream().anyMatch(value -> value.contains(secret.value())));
  }
}
