package com.relevo.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a tool and lead-intake share, made anew for each run. */
record Secret(byte[] key, String written) {
  private static final int BYTES = 24;

  /**
   * {@code written} is how it stands in a configuration: Standard Webhooks' are base64 with a
   * prefix.
   */
  static Secret random(Tool tool) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    if (tool == Tool.SITE) {
      return new Secret(random, "whsec_" + Base64.getEncoder().encodeToString(random));
    }
    String hex = HexFormat.of().formatHex(random);
    return new Secret(hex.getBytes(StandardCharsets.UTF_8), hex);
  }

  String hmacBase64(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to have HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
