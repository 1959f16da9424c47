package com.relevo.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.relevo.kit.security.Role;
import com.relevo.local.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Whom a service lets in, on real sockets with real tokens. */
@ExtendWith(OutputCaptureExtension.class)
class SecurityTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TestIssuer ISSUER = TestIssuer.shared();
  private static final String AUDIENCE =
      "--spring.security.oauth2.resourceserver.jwt.audiences=relevo";
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = run(ISSUER.setting(), AUDIENCE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ConfigurableApplicationContext run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.import=classpath:relevo-defaults.yaml",
                "--spring.application.name=guarded",
                "--relevo.health.readiness=readinessState",
                "--server.port=0"));
    arguments.addAll(List.of(more));
    return new SpringApplication(GuardedService.class).run(arguments.toArray(String[]::new));
  }

  private static HttpResponse<String> send(
      ConfigurableApplicationContext to, String method, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Addresses.of(to, path)).method(method, BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String path, String token) {
    return send(service, "GET", path, token);
  }

  private static String ops() {
    return ISSUER.token("olga", Role.SALES_OPS);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
    assertThat(response.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void whoHasNoTokenIsAskedForOne() {
    HttpResponse<String> refused = get("/things/1", null);
    assertProblem(refused, 401, "unauthenticated");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }

  @TestFactory
  Stream<DynamicTest> refusesATokenThat() throws Exception {
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("is garbage", "garbage");
    tokens.put("is three pieces of garbage", "e30.e30.e30");
    tokens.put("has expired", changed(claims -> claims.expirationTime(Date.from(hourAgo))));
    tokens.put("never expires", changed(claims -> claims.expirationTime(null)));
    tokens.put(
        "is not valid yet",
        changed(claims -> claims.notBeforeTime(Date.from(hourAgo.plus(Duration.ofHours(3))))));
    tokens.put("says another issuer", changed(claims -> claims.issuer("https://other.example")));
    tokens.put("is for another audience", changed(claims -> claims.audience("shop")));
    tokens.put("is of nobody", changed(claims -> claims.subject(null)));
    tokens.put("is not signed", new PlainJWT(claims(_ -> {})).serialize());
    SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(_ -> {}));
    shared.sign(new MACSigner("a secret that a client could know, too"));
    tokens.put("is signed with a shared secret", shared.serialize());
    String good = ops();
    tokens.put("was tampered with", good.substring(0, good.length() - 8) + "AAAAAAAA");
    tokens.put(
        "is of another kind",
        ISSUER.token(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new com.nimbusds.jose.JOSEObjectType("logout+jwt"))
                .build(),
            claims -> claims.subject("olga").claim("roles", List.of("sales-ops"))));
    try (TestIssuer other = TestIssuer.start(0)) {
      tokens.put(
          "is signed by another's key",
          other.token(claims ->
              claims.issuer(ISSUER.uri()).subject("olga").claim("roles", List.of("sales-ops"))));
    }
    return tokens.entrySet().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () -> {
                  HttpResponse<String> refused = get("/things/1", each.getValue());
                  assertProblem(refused, 401, "invalid_token");
                  assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                      .contains("error=\"invalid_token\"");
                }));
  }

  private static String changed(Consumer<JWTClaimsSet.Builder> change) {
    return ISSUER.token(claims -> {
      claims.subject("olga").claim("roles", List.of("sales-ops"));
      change.accept(claims);
    });
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER.uri())
            .audience("relevo")
            .subject("olga")
            .claim("roles", List.of("sales-ops"))
            .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    change.accept(claims);
    return claims.build();
  }

  @Test
  void letsInWhoHasARoleAndKnowsThemByTheirToken() {
    assertThat(get("/things/1", ops()).body()).isEqualTo("olga olga false");
    assertThat(send(service, "HEAD", "/things/1", ops()).statusCode()).isEqualTo(200);
    String rep =
        changed(claims ->
            claims
                .subject("0f3a")
                .claim("roles", null)
                .claim("realm_access", Map.of("roles", List.of("offline", "sales-rep")))
                .claim("preferred_username", "anna.keller"));
    assertThat(get("/things/1", rep).body()).isEqualTo("0f3a anna.keller true");
  }

  @Test
  void refusesWhoHasNoneOfTheRoles() {
    HttpResponse<String> refused = get("/things/1", ISSUER.token("mara", Role.MARKETING));
    assertProblem(refused, 403, "forbidden");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("insufficient_scope");
  }

  @Test
  void refusesWhatIsInNoTableToEverybody() {
    String all = ISSUER.token("all", Role.values());
    for (String path : List.of("/forgotten", "/nowhere", "/error", "/things/1/more")) {
      assertProblem(get(path, all), 403, "forbidden");
      assertProblem(get(path, null), 401, "unauthenticated");
    }
    assertProblem(send(service, "DELETE", "/things/1", all), 403, "forbidden");
  }

  @Test
  void whatIsOpenNeedsNoTokenAndAnswersHaveTheirHeaders() {
    HttpResponse<String> taken = send(service, "POST", "/hooks/site", null);
    assertThat(taken.body()).isEqualTo("taken");
    assertThat(send(service, "POST", "/hooks/site", "a token of theirs").body())
        .as("a webhook that brings a token of its own is judged by its signature alone")
        .isEqualTo("taken");
    assertThat(taken.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(taken.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(taken.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(taken.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void healthAndMetricsAreOnTheManagementPortAlone() throws Exception {
    assertThat(get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus", null).body()).contains("jvm_memory_used_bytes");
    HttpRequest onTheApi =
        HttpRequest.newBuilder(Addresses.of(service, "/").resolve("/actuator/health/readiness"))
            .header("Authorization", "Bearer " + ISSUER.token("all", Role.values()))
            .build();
    assertThat(HTTP.send(onTheApi, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void startsWithoutItsIssuerAndOutlivesIt() {
    int port = Ports.free();
    try (ConfigurableApplicationContext lonely =
        run("--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:" + port)) {
      String token;
      try (TestIssuer later = TestIssuer.start(0)) {
        HttpResponse<String> away = send(lonely, "GET", "/things/1", later.token("olga"));
        assertProblem(away, 503, "issuer_unavailable");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
      }
      try (TestIssuer issuer = TestIssuer.start(port)) {
        token = issuer.token("olga", Role.SALES_OPS);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> send(lonely, "GET", "/things/1", token).statusCode() == 200);
        for (int i = 0; i < 10; i++) {
          assertThat(send(lonely, "GET", "/things/1", token).statusCode()).isEqualTo(200);
        }
        assertThat(issuer.asked()).isEqualTo(1);
      }
      assertThat(send(lonely, "GET", "/things/1", token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesToStartWithoutAnIssuer(CapturedOutput output) {
    assertThatThrownBy(() -> run()).hasStackTraceContaining("NoIssuerException");
    assertThat(output)
        .contains(
            "Expected spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "or relevo.security.enabled=false");
  }

  @Test
  void isOffOnlyWhenToldSoAndSaysSo(CapturedOutput output) {
    try (ConfigurableApplicationContext off = run("--relevo.security.enabled=false")) {
      assertThat(send(off, "GET", "/things/1", null).body())
          .isEqualTo("unauthenticated unauthenticated false");
      assertThat(send(off, "GET", "/forgotten", null).statusCode()).isEqualTo(200);
      assertThat(output.getOut().lines().filter(line -> line.contains("Security is switched off")))
          .singleElement()
          .asString()
          .contains("WARN");
    }
  }
}
