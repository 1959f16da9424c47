package com.relevo.local.alignment;

import com.relevo.local.AccessTokens;
import com.relevo.local.Installation;
import com.relevo.local.Repository;
import java.net.http.HttpClient;

/** Who uses the command line: an account of the built-in issuer, or who a given token is of. */
record Acting(String account) {
  private static final String GIVEN = "RELEVO_TOKEN";

  /** An access token, from the issuer at {@code url} unless the environment has one. */
  String token(HttpClient http, String url) {
    String given = System.getenv(GIVEN);
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    AccessTokens tokens = Installation.running(Repository.home()).tokens(http, url);
    return tokens.of(account);
  }
}
