package com.relevo.local;

import com.relevo.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens of the built-in issuer, by client credentials, for whoever can read its passwords.
 * Each is used until shortly before its end.
 */
public final class AccessTokens {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final HttpClient http;
  private final URI endpoint;
  private final Passwords passwords;
  private final Map<String, Token> known = new HashMap<>();

  private record Token(String text, long endsAtNanos) {}

  AccessTokens(HttpClient http, String issuer, Passwords passwords) {
    this.http = http;
    this.endpoint = URI.create(issuer + "/oauth2/token");
    this.passwords = passwords;
  }

  /** A token in the name of {@code account}. Throws {@link CannotRun} where there is none. */
  public synchronized String of(String account) {
    Token token = known.get(account);
    if (token == null || token.endsAtNanos() - System.nanoTime() < 0) {
      token = fetch(account);
      known.put(account, token);
    }
    return token.text();
  }

  private Token fetch(String account) {
    long now = System.nanoTime();
    String basic = account + ":" + passwords.of(account);
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CannotRun(
            CannotRun.FAILED,
            "The issuer refuses " + account + " a token (" + answer.statusCode() + ").");
      }
      JsonNode token = EventJson.mapper().readTree(answer.body());
      Duration lifetime = Duration.ofSeconds(token.path("expires_in").asLong());
      return new Token(
          token.path("access_token").asString(), now + lifetime.minus(MARGIN).toNanos());
    } catch (IOException e) {
      throw new CannotRun(
          CannotRun.FAILED,
          "The issuer does not answer at " + endpoint + ": start it with ./relevo up.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun(CannotRun.FAILED, "Interrupted.");
    }
  }
}
