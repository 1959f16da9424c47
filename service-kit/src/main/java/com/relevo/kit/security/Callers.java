package com.relevo.kit.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Turns a bearer token into its {@link Caller}, or says whose fault it is that it cannot. */
final class Callers implements AuthenticationManager {
  private final JwtDecoder tokens;
  private final Claims claims;

  Callers(JwtDecoder tokens, Claims claims) {
    this.tokens = tokens;
    this.claims = claims;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    String token = ((BearerTokenAuthenticationToken) request).getToken();
    try {
      return claims
          .caller(tokens.decode(token))
          .map(CallerAuthentication::new)
          .orElseThrow(() -> new InvalidBearerTokenException("The token has no subject"));
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("The token is not valid here", e);
    } catch (JwtException e) {
      throw new IssuerUnavailableException(e);
    }
  }
}
