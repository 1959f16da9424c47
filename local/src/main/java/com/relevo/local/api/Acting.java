package com.relevo.local.api;

import com.relevo.local.AccessTokens;
import com.relevo.local.CannotRun;
import com.relevo.local.Installation;
import com.relevo.local.Repository;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;

/** Who uses the command line: an account of the built-in issuer, or who a given token is of. */
public record Acting(String account) {
  private static final String GIVEN = "RELEVO_TOKEN";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  public static boolean isHere(String url) {
    return THIS_MACHINE.contains(String.valueOf(URI.create(url).getHost()));
  }

  /** An access token, from the issuer at {@code url} unless the environment has one. */
  public String token(HttpClient http, String url) {
    String given = System.getenv(GIVEN);
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    if (!isHere(url)) {
      throw new CannotRun(
          CannotRun.USAGE,
          "The passwords here are for this machine's issuer: for "
              + url
              + " set "
              + GIVEN
              + " to an access token.");
    }
    AccessTokens tokens = Installation.running(Repository.home()).tokens(http, url);
    return tokens.of(account);
  }
}
