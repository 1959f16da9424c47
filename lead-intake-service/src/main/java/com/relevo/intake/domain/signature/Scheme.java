package com.relevo.intake.domain.signature;

import com.relevo.intake.domain.payload.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How a source proves that a delivery is its own. Several secrets are active at once while one is
 * rotated out.
 */
public sealed interface Scheme
    permits Hmac, PlainHash, BodyKey, HeaderToken, BasicPassword, QueryToken, FirstSent {

  /**
   * Whether one of {@code secrets} made the proof; compares in constant time and never throws on
   * what was sent.
   */
  boolean verifies(SignedRequest request, List<Secret> secrets, Instant now);

  /** Whether the request brings a proof of this kind, good or bad. */
  boolean sentWith(SignedRequest request);

  /** Whether a proof can be made without showing the secret. */
  default boolean signs() {
    return false;
  }

  /** Whether the signature covers the URL, which behind a proxy only the configuration knows. */
  default boolean coversUrl() {
    return false;
  }

  /** Where in the body the secret itself stands; whoever stores the body strips it. */
  default List<Path> secretsInBody() {
    return List.of();
  }

  /** The headers, in lower case, that carry the secret itself; they are never stored. */
  default Set<String> secretHeaders() {
    return Set.of();
  }

  /** Whether {@code secret} can be used at all; asked at the start. */
  default boolean accepts(Secret secret) {
    return !secret.value().isBlank();
  }

  /** Compares all without stopping at the first match, each in constant time. */
  static boolean anyEqual(List<byte[]> expected, List<byte[]> given) {
    boolean found = false;
    for (byte[] one : expected) {
      for (byte[] other : given) {
        found |= MessageDigest.isEqual(one, other);
      }
    }
    return found;
  }
}
