package com.relevo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> asked = new ArrayList<>();
  private HttpServer issuer;
  private int status = 200;
  private int lifetime = 3600;
  private AccessTokens tokens;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    issuer.createContext(
        "/oauth2/token",
        exchange -> {
          asked.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body =
              "{\"access_token\":\"token-%d\",\"expires_in\":%d}"
                  .formatted(asked.size(), lifetime)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    Path passwords =
        Files.writeString(directory.resolve("passwords"), "anna s3cret\nadmin other\n");
    tokens =
        new AccessTokens(
            http, "http://127.0.0.1:" + issuer.getAddress().getPort(), new Passwords(passwords));
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
    http.close();
  }

  @Test
  void provesTheAccountByItsPasswordAndUsesATokenUntilItsEnd() {
    assertThat(tokens.of("anna")).isEqualTo("token-1");
    assertThat(tokens.of("anna")).isEqualTo("token-1");
    assertThat(tokens.of("admin")).isEqualTo("token-2");
    // "anna:s3cret"
    assertThat(asked.getFirst()).isEqualTo("Basic YW5uYTpzM2NyZXQ= grant_type=client_credentials");
  }

  @Test
  void asksForAnotherShortlyBeforeTheEnd() {
    lifetime = 20;
    assertThat(tokens.of("anna")).isEqualTo("token-1");
    assertThat(tokens.of("anna")).isEqualTo("token-2");
  }

  @Test
  void namesTheAccountsThereAreWhereOneIsNot() {
    assertThatThrownBy(() -> tokens.of("ben"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("ben")
        .hasMessageContaining("anna, admin");
  }

  @Test
  void saysThatTheIssuerRefusesOrIsAway() {
    status = 401;
    assertThatThrownBy(() -> tokens.of("anna")).hasMessageContaining("401");
    issuer.stop(0);
    assertThatThrownBy(() -> tokens.of("anna"))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("does not answer");
  }
}
