package com.relevo.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The invented secret of the tests' own site, as a configuration has it. */
public final class SiteSecret {
  public static final String WRITTEN =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8));

  private SiteSecret() {}
}
