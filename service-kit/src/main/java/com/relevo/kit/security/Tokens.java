package com.relevo.kit.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What a token has to be: signed by the issuer's own key, of its time, and meant for us. */
final class Tokens {
  /** No shared secrets: whoever can verify those can also make them. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private Tokens() {}

  /** No audience is asked for where {@code audiences} is empty. */
  static JwtDecoder decoder(String issuer, List<String> audiences, InstantSource clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, IssuerKeys.of(issuer)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below do
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(issuer, audiences, clock));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(
      String issuer, List<String> audiences, InstantSource clock) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    times.setClock(clock.withZone(ZoneOffset.UTC));
    List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>();
    all.add(times);
    all.add(new JwtIssuerValidator(issuer));
    if (!audiences.isEmpty()) {
      all.add(
          new JwtClaimValidator<Collection<String>>(
              JwtClaimNames.AUD,
              found -> found != null && found.stream().anyMatch(audiences::contains)));
    }
    return new DelegatingOAuth2TokenValidator<>(all);
  }
}
