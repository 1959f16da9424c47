package com.relevo.local.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What a tool and lead-intake share, made anew for each run, as it stands in a configuration. */
record Secret(String written) {
  private static final int BYTES = 24;

  /** Standard Webhooks' are base64 with a prefix. */
  static Secret random(Tool tool) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new Secret(
        tool == Tool.SITE
            ? "whsec_" + Base64.getEncoder().encodeToString(random)
            : HexFormat.of().formatHex(random));
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
