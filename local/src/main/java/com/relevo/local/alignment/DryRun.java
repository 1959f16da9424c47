package com.relevo.local.alignment;

import com.relevo.events.EventJson;
import com.relevo.local.CannotRun;
import com.relevo.local.api.Api;
import com.relevo.local.api.Api.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A simulation in one service: started, looked at until it has ended, or cancelled. */
final class DryRun {
  private static final String SIMULATIONS = "/simulations";

  private final Api api;
  private final String what;
  private volatile @Nullable String id;
  private JsonNode job = EventJson.mapper().createObjectNode();

  /** {@code what} is simulated, in a word. */
  DryRun(Api api, String what) {
    this.api = api;
    this.what = what;
  }

  void start(byte[] document, String since, @Nullable String until) {
    String query = "?since=" + encoded(since) + (until == null ? "" : "&until=" + encoded(until));
    Answer started =
        Api.require(
            api.send(
                api.request(SIMULATIONS + query)
                    .header("Content-Type", "application/yaml")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(document))));
    id = started.text("id");
    job = started.body();
  }

  /** Whether it has ended now. Throws {@link CannotRun} where it ended without a result. */
  boolean ended() {
    if (state().equals("RUNNING")) {
      job = Api.require(api.send(api.request(SIMULATIONS + "/" + id).GET())).body();
    }
    return switch (state()) {
      case "RUNNING" -> false;
      case "DONE" -> true;
      default ->
          throw new CannotRun(
              CannotRun.FAILED,
              "The simulation of "
                  + what
                  + " is "
                  + state()
                  + ": "
                  + job.at("/problem/detail").asString("somebody ended it."));
    };
  }

  private String state() {
    return job.path("state").asString("");
  }

  int percent() {
    return job.at("/progress/percent").asInt(0);
  }

  String what() {
    return what;
  }

  JsonNode job() {
    return job;
  }

  /** Where it runs it ends; its result is forgotten. For any thread, and as well as can be. */
  void cancel() {
    String running = id;
    if (running != null) {
      api.delete(SIMULATIONS + "/" + running);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
