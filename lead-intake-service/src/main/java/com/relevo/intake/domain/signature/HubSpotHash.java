package com.relevo.intake.domain.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * HubSpot's first two signatures: a plain SHA-256 that begins with the secret, over the body (v1)
 * or the request (v2).
 */
public record HubSpotHash() implements Scheme {
  private static final String SIGNATURE = "X-HubSpot-Signature";
  private static final String VERSION = "X-HubSpot-Signature-Version";

  @Override
  public boolean verifies(SignedRequest request, List<Secret> secrets, Instant now) {
    Optional<byte[]> given = request.headers().single(SIGNATURE).flatMap(HubSpotHash::hex);
    Optional<String> version = request.headers().single(VERSION);
    if (given.isEmpty() || version.isEmpty()) {
      return false;
    }
    String covered =
        switch (version.get()) {
          case "v1" -> "";
          case "v2" -> request.method() + request.url();
          default -> null;
        };
    return covered != null
        && Scheme.anyEqual(
            secrets.stream().map(secret -> hash(secret, covered, request.body())).toList(),
            List.of(given.get()));
  }

  private static byte[] hash(Secret secret, String covered, byte[] body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(secret.bytes());
      sha256.update(covered.getBytes(StandardCharsets.UTF_8));
      return sha256.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
