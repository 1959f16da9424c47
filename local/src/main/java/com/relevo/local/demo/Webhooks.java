package com.relevo.local.demo;

import com.relevo.local.PortPlan;
import com.relevo.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Delivers as the tools do, and tells what lead-intake answered. */
final class Webhooks {
  private final HttpClient http;
  private final PortPlan ports;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Instant begin;

  Webhooks(HttpClient http, PortPlan ports, Secrets secrets, InstantSource clock, Instant begin) {
    this.http = http;
    this.ports = ports;
    this.secrets = secrets;
    this.clock = clock;
    this.begin = begin;
  }

  Line deliver(Delivery delivery) throws IOException, InterruptedException {
    Tool tool = delivery.tool();
    String url = ports.url(Service.LEAD_INTAKE) + "/webhooks/" + tool.slug();
    Secret signing = delivery.forged() ? Secret.random(tool) : secrets.of(tool);
    byte[] body = delivery.body(secrets.of(tool), begin).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    tool.signed(signing, url, delivery.id(), clock.instant(), body).forEach(request::header);
    int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    Screen.Tone tone =
        status < 300 ? Screen.Tone.QUIET : delivery.forged() ? Screen.Tone.CARE : Screen.Tone.BAD;
    return new Line(
        tone, "webhook", tool.title(), delivery.what() + ": " + status + meaning(status));
  }

  private static String meaning(int status) {
    return switch (status) {
      case 200, 202 -> " (kept)";
      case 401 -> " (refused)";
      default -> "";
    };
  }
}
