package com.relevo.intake.http;

import com.relevo.intake.domain.signature.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  static Map<String, String> of(Headers headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    headers
        .values()
        .forEach((name, values) -> {
          if (kept.size() < MOST && SECRET.stream().noneMatch(name::contains)) {
            String value = String.join(", ", values);
            kept.put(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
          }
        });
    return kept;
  }
}
