package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The API of alignment-service. What it refuses ends the command with its words. */
final class AlignmentApi {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CONFLICT = 409;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String base;
  private final Acting acting;

  AlignmentApi(String base, Acting acting) {
    this.base = base;
    this.acting = acting;
  }

  /** An answer: its status, its ETag and its JSON. */
  record Answer(int status, @Nullable String tag, JsonNode body) {
    String text(String field) {
      return body.path(field).asString("");
    }
  }

  Answer version(String version) {
    return require(send(request("/agreements/" + encoded(version)).GET()));
  }

  Answer list() {
    return require(send(request("/agreements?limit=50").GET()));
  }

  /** A new version, or its text where it is there already and may still change. */
  Answer store(byte[] document) {
    Answer drafted =
        send(
            request("/agreements")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document)));
    String version = drafted.text("version");
    if (drafted.status() != CONFLICT || version.isEmpty()) {
      return require(drafted);
    }
    Answer there = version(version);
    return require(
        send(
            request("/agreements/" + encoded(version))
                .header("Content-Type", "application/yaml")
                .header("If-Match", String.valueOf(there.tag()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document))));
  }

  Answer command(String version, String command, JsonNode body) {
    return require(
        send(
            request("/agreements/" + encoded(version) + "/" + command)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    return request.header("Authorization", "Bearer " + acting.token(http, base));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(null),
          EventJson.mapper().readTree(response.body()));
    } catch (JacksonException e) {
      throw new CannotRun(CannotRun.FAILED, base + " does not answer as alignment-service does.");
    } catch (IOException e) {
      throw new CannotRun(
          CannotRun.FAILED,
          "alignment-service does not answer at " + base + ": start it with ./relevo up.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun(CannotRun.FAILED, "Interrupted.");
    }
  }

  private static Answer require(Answer answer) {
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

  private static String encoded(String version) {
    return URLEncoder.encode(version, StandardCharsets.UTF_8);
  }
}
