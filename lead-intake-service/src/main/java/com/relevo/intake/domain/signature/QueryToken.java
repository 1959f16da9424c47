package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A shared token in the address, for tools that are told nothing but a URL. It is never stored. */
public record QueryToken(String parameter) implements Scheme {
  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    List<String> tokens = Query.of(request.url()).all(parameter);
    return tokens.size() == 1
        && Scheme.anyEqual(
            secrets.stream().map(Secret::bytes).toList(),
            List.of(tokens.getFirst().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return !Query.of(request.url()).all(parameter).isEmpty();
  }
}
