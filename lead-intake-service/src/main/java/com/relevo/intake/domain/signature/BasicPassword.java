package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP basic authentication: the password is the secret, or {@code user:password} is where the
 * secret has a colon; without one any user's name will do.
 */
public record BasicPassword() implements Scheme {
  private static final String HEADER = "authorization";
  private static final String PREFIX = "basic ";

  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    return credentials(request)
        .filter(given ->
            Scheme.anyEqual(
                secrets.stream().map(Secret::bytes).toList(),
                List.of(
                    given.getBytes(StandardCharsets.UTF_8),
                    given.substring(given.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8))))
        .isPresent();
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return credentials(request).isPresent();
  }

  private static Optional<String> credentials(SignedRequest request) {
    return request
        .headers()
        .single(HEADER)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(PREFIX))
        .flatMap(value -> Encoding.BASE64.decode(value.substring(PREFIX.length()).strip()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(text -> text.indexOf(':') >= 0);
  }

  @Override
  public Set<String> secretHeaders() {
    return Set.of(HEADER);
  }
}
