package com.relevo.kit.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * An issuer's public keys, found by OpenID Connect Discovery when the first token comes, and not
 * before: a service starts without its issuer.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Duration CACHED = Duration.ofMinutes(5);
  private static final Duration REFRESH = Duration.ofSeconds(15);

  /** How long keys that were seen once are believed while the issuer is away. */
  private static final Duration OUTAGE = Duration.ofHours(24);

  /** Tokens with unknown keys, which anybody can send, do not make us ask more often. */
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final String issuer;
  private final RestClient http;
  private volatile @Nullable String address;
  private volatile boolean known;

  private IssuerKeys(String issuer) {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(Duration.ofSeconds(2));
    requests.setReadTimeout(Duration.ofSeconds(3));
    this.issuer = issuer;
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  static JWKSource<SecurityContext> of(String issuer) {
    IssuerKeys keys = new IssuerKeys(issuer);
    JWKSource<SecurityContext> source =
        JWKSourceBuilder.create(keys)
            .cache(CACHED.toMillis(), REFRESH.toMillis())
            .rateLimited(BETWEEN.toMillis())
            .retrying(true)
            .outageTolerant(OUTAGE.toMillis())
            .build();
    return (wanted, context) -> {
      try {
        return source.get(wanted, context);
      } catch (RateLimitReachedException e) {
        if (keys.known) {
          return List.of(); // a key that was not among them a moment ago
        }
        throw new JWKSetUnavailableException(
            "Expected the keys of " + issuer + ", but has none", e);
      }
    };
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      String keys = http.get().uri(address()).retrieve().body(String.class);
      JWKSet parsed = JWKSet.parse(keys == null ? "" : keys);
      known = true;
      return parsed;
    } catch (RestClientException | ParseException | IllegalArgumentException e) {
      address = null; // it may have moved
      throw new JWKSetUnavailableException(
          "Expected the keys of " + issuer + ", but " + e.getMessage(), e);
    }
  }

  private String address() {
    String found = address;
    if (found == null) {
      found = discover();
      address = found;
    }
    return found;
  }

  private String discover() {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    Map<String, Object> found =
        http.get().uri(base + "/.well-known/openid-configuration").retrieve().body(METADATA);
    if (found == null || !issuer.equals(found.get("issuer"))) {
      throw new IllegalArgumentException(
          "it says of itself that it is " + (found == null ? null : found.get("issuer")));
    }
    if (!(found.get("jwks_uri") instanceof String keys)) {
      throw new IllegalArgumentException("it does not say where its keys are (jwks_uri)");
    }
    return keys;
  }

  @Override
  public void close() {
    // nothing is kept open
  }
}
