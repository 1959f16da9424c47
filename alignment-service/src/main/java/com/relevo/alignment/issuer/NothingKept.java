package com.relevo.alignment.issuer;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Tokens by client credentials are signed and have neither a code nor a refresh token: nothing of
 * them has to be found again, and nothing grows with their number.
 */
final class NothingKept implements OAuth2AuthorizationService {
  @Override
  public void save(OAuth2Authorization authorization) {
    // see above
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    // see above
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return null;
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return null;
  }
}
