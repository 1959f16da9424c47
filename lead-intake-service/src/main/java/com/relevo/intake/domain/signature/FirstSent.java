package com.relevo.intake.domain.signature;

import com.relevo.intake.domain.payload.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several ways to prove the same: the first that the request brings decides, so nobody can fall
 * back from a better one that failed.
 */
public record FirstSent(List<Scheme> schemes) implements Scheme {
  public FirstSent {
    schemes = List.copyOf(schemes);
  }

  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    return sent(request).filter(scheme -> scheme.verifies(request, secrets, now)).isPresent();
  }

  @Override
  public boolean sentWith(SignedRequest request) {
    return sent(request).isPresent();
  }

  private Optional<Scheme> sent(SignedRequest request) {
    return schemes.stream().filter(scheme -> scheme.sentWith(request)).findFirst();
  }

  @Override
  public boolean signs() {
    return schemes.stream().anyMatch(Scheme::signs);
  }

  @Override
  public boolean coversUrl() {
    return schemes.stream().anyMatch(Scheme::coversUrl);
  }

  @Override
  public List<Path> secretsInBody() {
    return schemes.stream().flatMap(scheme -> scheme.secretsInBody().stream()).toList();
  }

  @Override
  public Set<String> secretHeaders() {
    return schemes.stream()
        .flatMap(scheme -> scheme.secretHeaders().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean accepts(Secret secret) {
    return schemes.stream().allMatch(scheme -> scheme.accepts(secret));
  }
}
