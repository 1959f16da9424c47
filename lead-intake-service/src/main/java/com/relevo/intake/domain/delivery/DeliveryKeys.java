package com.relevo.intake.domain.delivery;

import com.relevo.intake.domain.payload.Node;
import com.relevo.intake.domain.signature.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a delivery within its source: the tool's own where it gives one, else the SHA-256 of
 * the body.
 */
public final class DeliveryKeys {
  private static final int LONGEST = 200;

  private DeliveryKeys() {}

  public static String of(KeyFrom from, Headers headers, Node body, byte[] bytes) {
    return from.key(headers, body)
        .map(DeliveryKeys::bounded)
        .orElseGet(() -> "sha256:" + sha256(bytes));
  }

  /** Ids are the tool's to choose; a key of a record must stay small. */
  private static String bounded(String key) {
    return key.length() <= LONGEST ? key : "sha256:" + sha256(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
