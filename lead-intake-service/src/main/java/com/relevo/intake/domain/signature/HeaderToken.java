package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A shared token in a header, for tools that cannot sign. */
public record HeaderToken(String header) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    return request
        .headers()
        .single(header)
        .filter(token ->
            Scheme.anyEqual(
                secrets.stream().map(Secret::bytes).toList(),
                List.of(token.getBytes(StandardCharsets.UTF_8))))
        .isPresent();
  }
}
