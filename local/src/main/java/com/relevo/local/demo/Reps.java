package com.relevo.local.demo;

import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.local.AccessTokens;
import com.relevo.local.CannotRun;
import com.relevo.local.PortPlan;
import com.relevo.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The sales team: each rep hears of their leads and does with them, over HTTP, what is their way.
 */
final class Reps implements AutoCloseable {
  private final ScheduledExecutorService hands =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
  private final HttpClient http;
  private final AccessTokens tokens;
  private final String handoff;
  private final Consumer<Line> lines;

  /** {@code lines} gets whatever handoff-service refused. */
  Reps(HttpClient http, AccessTokens tokens, PortPlan ports, Consumer<Line> lines) {
    this.http = http;
    this.tokens = tokens;
    this.handoff = ports.url(Service.HANDOFF);
    this.lines = lines;
  }

  void assigned(LeadAssigned lead) {
    switch (Behaviour.of(lead.assignment().rep().value())) {
      case FOLLOWS_UP -> {
        act(lead, 1.5, "accept", Map.of());
        act(lead, 4, "contacts", Map.of("channel", "CALL", "level", "CONNECT"));
      }
      case FORGETS -> act(lead, 2.5, "accept", Map.of());
      case SENDS_BACK -> act(lead, 2, "reject", Map.of("reason", "no_buying_role"));
      case ABSENT -> {}
    }
  }

  private void act(LeadAssigned lead, double seconds, String action, Map<String, String> more) {
    hands.schedule(() -> post(lead, action, more), (long) (seconds * 1000), TimeUnit.MILLISECONDS);
  }

  private void post(LeadAssigned lead, String action, Map<String, String> more) {
    String rep = lead.assignment().rep().value();
    String token;
    try {
      token = tokens.of(rep);
    } catch (CannotRun e) {
      refused(rep + " could not " + action + ": " + e.getMessage());
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(handoff + "/handoffs/" + lead.leadId() + "/" + action))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(EventJson.mapper().writeValueAsBytes(more)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        refused(
            rep + " could not " + action + ": " + response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      refused(rep + " could not " + action + ": " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void refused(String what) {
    lines.accept(new Line(Screen.Tone.BAD, "refused", "", what));
  }

  @Override
  public void close() {
    hands.shutdownNow();
  }
}
