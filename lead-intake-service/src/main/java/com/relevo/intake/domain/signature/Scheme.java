package com.relevo.intake.domain.signature;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * How a source proves that a delivery is its own. Several secrets are active at once while one is
 * rotated out.
 */
public sealed interface Scheme permits Hmac, HubSpotHash, BodyKey, HeaderToken, Either {

  /**
   * Whether one of {@code secrets} made the proof; compares in constant time and never throws on
   * what was sent.
   */
  boolean verifies(SignedRequest request, List<Secret> secrets, Instant now);

  /** Whether the proof is a field of the body, so that it must be parsed first. */
  default boolean readsBody() {
    return false;
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
