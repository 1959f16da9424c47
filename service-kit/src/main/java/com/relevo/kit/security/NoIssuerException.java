package com.relevo.kit.security;

/** A service without an issuer could not tell anybody from anybody else. */
final class NoIssuerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

  NoIssuerException() {
    super(
        "Expected "
            + ISSUER
            + " (the address of an OpenID provider), or relevo.security.enabled=false, but neither is set");
  }
}
