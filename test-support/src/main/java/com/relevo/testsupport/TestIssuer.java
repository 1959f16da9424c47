package com.relevo.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.relevo.kit.security.Role;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An OpenID provider on loopback that mints whatever token a test wants: the metadata and the keys
 * that services ask for, and nothing else.
 */
public final class TestIssuer implements AutoCloseable {
  private static final String SETTING = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";

  private final RSAKey key;
  private final HttpServer server;
  private final String uri;
  private final AtomicInteger asked = new AtomicInteger();

  private TestIssuer(int port) {
    try {
      key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    uri = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(exchange, "{\"issuer\":\"" + uri + "\",\"jwks_uri\":\"" + uri + "/keys\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
    server.start();
  }

  /** One of its own; {@code port} 0 takes a free one. */
  public static TestIssuer start(int port) {
    return new TestIssuer(port);
  }

  /** The same for all tests of this JVM. */
  public static TestIssuer shared() {
    return Shared.ISSUER;
  }

  private static final class Shared {
    static final TestIssuer ISSUER = start(0);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public String uri() {
    return uri;
  }

  /** How often its keys were asked for. */
  public int asked() {
    return asked.get();
  }

  /** The argument that makes a service believe this issuer. */
  public String setting() {
    return SETTING + uri;
  }

  /** The value of an Authorization header. */
  public String bearer(String subject, Role... roles) {
    return "Bearer " + token(subject, roles);
  }

  public String token(String subject, Role... roles) {
    return token(claims ->
        claims.subject(subject).claim("roles", Arrays.stream(roles).map(Role::text).toList()));
  }

  /** {@code change} begins with a token of nobody that is good for an hour. */
  public String token(Consumer<JWTClaimsSet.Builder> change) {
    return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), change);
  }

  public String token(JWSHeader header, Consumer<JWTClaimsSet.Builder> change) {
    Instant now = now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(uri)
            .audience("relevo")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    change.accept(claims);
    try {
      SignedJWT token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tokens are of the one clock there is, by which services judge them. */
  @SuppressWarnings("TimeZoneUsage")
  private static Instant now() {
    return Instant.now();
  }

  /** As if it were down. */
  @Override
  public void close() {
    server.stop(0);
  }
}
