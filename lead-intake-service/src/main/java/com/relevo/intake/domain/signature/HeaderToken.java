package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A shared token in a header, for tools that cannot sign; {@code prefix} is what stands before it
 * ({@code Bearer }), and any case of it counts.
 */
public record HeaderToken(String header, String prefix) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    return token(request)
        .filter(token ->
            Scheme.anyEqual(
                secrets.stream().map(Secret::bytes).toList(),
                List.of(token.getBytes(StandardCharsets.UTF_8))))
        .isPresent();
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return prefix.isEmpty() ? request.headers().has(header) : token(request).isPresent();
  }

  private Optional<String> token(SignedRequest request) {
    return request
        .headers()
        .single(header)
        .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(value -> value.substring(prefix.length()));
  }

  @Override
  public Set<String> secretHeaders() {
    return Set.of(header.toLowerCase(Locale.ROOT));
  }
}
