package com.relevo.benchmarks.relevo;

import com.relevo.benchmarks.load.LeadBody;
import com.relevo.benchmarks.load.Sender;
import com.relevo.local.webhook.Signing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A marketing tool with a lot to say: each lead is a signed delivery of its own. */
final class WebhookSender implements Sender {
  /**
   * A tool keeps a pool, not a connection per lead; whoever waits for one is late, and it shows.
   */
  private static final int CONNECTIONS = 64;

  /** What every tool sends again. The delivery keeps its id, so that intake knows it. */
  private static final Set<Integer> TRY_LATER = Set.of(429, 503);

  private static final int ATTEMPTS = 30;

  /** Where instances come and go: five minutes, as long as one may take to be ready. */
  private static final int PATIENT_ATTEMPTS = 300;

  // Each on a thread of its own: one that waits for a connection must not hold up the answers that
  // free them.
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(
          1, TimeUnit.SECONDS, task -> Thread.ofVirtual().start(task));

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final AtomicInteger refused = new AtomicInteger();
  private final List<URI> webhooks;
  private final String secret;
  private final InstantSource clock;
  private final boolean comingAndGoing;

  private WebhookSender(
      List<URI> webhooks, String secret, InstantSource clock, boolean comingAndGoing) {
    this.webhooks = webhooks;
    this.secret = secret;
    this.clock = clock;
    this.comingAndGoing = comingAndGoing;
  }

  /** A delivery that nobody answers has failed. */
  static WebhookSender to(URI webhook, String secret, InstantSource clock) {
    return new WebhookSender(List.of(webhook), secret, clock, false);
  }

  /**
   * Deliveries take turns, and one that nobody answers is sent again, to the next. {@code webhooks}
   * may become more meanwhile, never fewer, by another thread.
   */
  static WebhookSender toInstances(
      CopyOnWriteArrayList<URI> webhooks, String secret, InstantSource clock) {
    return new WebhookSender(webhooks, secret, clock, true);
  }

  @Override
  public void send(long lead, Consumer<String> failed) {
    deliver(lead, 1, failed);
  }

  private void deliver(long lead, int attempt, Consumer<String> failed) {
    connections.acquireUninterruptibly();
    http.sendAsync(request(lead, attempt), BodyHandlers.discarding())
        .whenComplete((response, error) -> {
          connections.release();
          if (error != null && comingAndGoing && attempt < attempts()) {
            again(lead, attempt, failed);
          } else if (error != null) {
            failed.accept("Expected an answer for lead " + lead + ", but " + error);
          } else if (TRY_LATER.contains(response.statusCode()) && attempt < attempts()) {
            again(lead, attempt, failed);
          } else if (response.statusCode() / 100 != 2) {
            failed.accept("Expected 2xx for lead " + lead + ", but it is " + response.statusCode());
          }
        });
  }

  private int attempts() {
    return comingAndGoing ? PATIENT_ATTEMPTS : ATTEMPTS;
  }

  private void again(long lead, int attempt, Consumer<String> failed) {
    refused.incrementAndGet();
    LATER.execute(() -> deliver(lead, attempt + 1, failed));
  }

  @Override
  public int refused() {
    return refused.get();
  }

  private HttpRequest request(long lead, int attempt) {
    URI webhook = webhooks.get((int) ((lead + attempt) % webhooks.size()));
    Instant now = clock.instant();
    byte[] body = LeadBody.of(lead, now);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook)
            .header("content-type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofByteArray(body));
    Signing.standardWebhooks(secret, "msg_" + lead, now, body).forEach(request::header);
    return request.build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
