package com.relevo.local.api;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The API of one service, in somebody's name. What it refuses ends the command with its words. */
public final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final String service;
  private final Function<HttpClient, String> tokens;
  private @Nullable String token;

  /** {@code tokens} is asked for one access token, when it is needed first. */
  public Api(String base, String service, Function<HttpClient, String> tokens) {
    this.base = base;
    this.service = service;
    this.tokens = tokens;
  }

  /** An answer: its status, its ETag and its JSON. */
  public record Answer(int status, @Nullable String tag, JsonNode body) {
    public String text(String field) {
      return body.path(field).asString("");
    }
  }

  public HttpRequest.Builder request(String path) {
    if (token == null) {
      token = tokens.apply(http);
    }
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return answer(http.send(request.build(), text()));
    } catch (IOException e) {
      throw new CannotRun(
          CannotRun.FAILED,
          service + " does not answer at " + base + ": start it with ./relevo up.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun(CannotRun.FAILED, "Interrupted.");
    }
  }

  /** Beside whatever else is asked; fails with an {@code IOException} where no answer comes. */
  public CompletableFuture<Answer> sendBeside(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), text()).thenApply(this::answer);
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  private Answer answer(HttpResponse<String> response) {
    try {
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(null),
          EventJson.mapper().readTree(response.body()));
    } catch (JacksonException e) {
      throw new CannotRun(CannotRun.FAILED, base + " does not answer as " + service + " does.");
    }
  }

  /** As well as can be: whoever ends does not wait for what cannot be reached. */
  public void delete(String path) {
    try {
      http.send(
          request(path).timeout(Duration.ofSeconds(3)).DELETE().build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException _) {
      // what runs on ends by itself
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public static Answer require(Answer answer) {
    if (answer.status() < 300) {
      return answer;
    }
    StringJoiner words = new StringJoiner("\n");
    words.add(answer.body().path("detail").asString("Refused with status " + answer.status()));
    for (JsonNode error : answer.body().path("errors")) {
      words.add(
          "  " + place(error) + error.path("text").asString(error.path("detail").asString("")));
      String hint = error.path("hint").asString("");
      if (!hint.isEmpty()) {
        words.add("      " + hint);
      }
    }
    if (answer.text("code").equals("not_the_owner")) {
      words.add(
          "  The built-in accounts have the e-mail addresses of the file that the system was started with: start it with ./relevo up --agreement FILE, then sign again.");
    }
    throw new CannotRun(CannotRun.FAILED, words.toString());
  }

  private static String place(JsonNode error) {
    if (!error.has("line")) {
      return error.path("pointer").asString("") + " ";
    }
    String column = error.has("column") ? ", column " + error.get("column").asInt() : "";
    return "line " + error.get("line").asInt() + column + ": ";
  }
}
