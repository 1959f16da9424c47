package com.relevo.alignment.issuer;

import com.relevo.kit.security.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** An account as OAuth 2 knows it: a confidential client that gets tokens in its own name. */
final class Clients {
  /**
   * What services may insist on, so that a token of the same provider for something else is not
   * enough.
   */
  static final String AUDIENCE = "relevo";

  private Clients() {}

  static RegisteredClient of(Account account, Duration tokenLifetime) {
    return RegisteredClient.withId(account.name())
        .clientId(account.name())
        .clientSecret(account.secretHash())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(tokenLifetime).build())
        .build();
  }

  static void claims(Account account, JwtClaimsSet.Builder claims) {
    claims.audience(List.of(AUDIENCE));
    claims.claim("roles", account.roles().stream().map(Role::text).sorted().toList());
    if (account.email() != null) {
      claims.claim("email_verified", true);
      claims.claim("email", account.email());
    }
    if (account.rep() != null) {
      claims.claim("rep_id", account.rep().value());
    }
  }
}
