package com.relevo.local.demo;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.local.CannotRun;
import com.relevo.local.Fleet;
import com.relevo.local.PortPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells the story on a fleet that is up: delivers, plays the reps, follows the topics. For one
 * thread.
 */
final class Demo implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration TICK = Duration.ofMillis(100);

  private final Fleet fleet;
  private final InstantSource clock;
  private final Instant begin;
  private final Screen screen;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Webhooks webhooks;
  private final Reps reps;
  private final Follower follower;
  private final Deque<Delivery> deliveries = new ArrayDeque<>(Script.deliveries());
  private final Tally tally = new Tally();
  private final Story story = new Story();

  Demo(Fleet fleet, PortPlan ports, Secrets secrets, InstantSource clock, boolean coloured) {
    this.fleet = fleet;
    this.clock = clock;
    this.follower = new Follower(ports.bootstrapServers());
    this.begin = clock.instant();
    this.screen = new Screen(System.out, coloured, begin);
    this.webhooks = new Webhooks(http, ports, secrets, clock, begin);
    this.reps = new Reps(http, ports, this::refused);
  }

  /**
   * Returns the summary when the story is complete. Throws {@link CannotRun} when it is not within
   * 90 s.
   */
  String tell() throws IOException, InterruptedException {
    while (!deliveries.isEmpty() || !tally.missing().isEmpty()) {
      deliverWhatIsDue();
      listen();
      if (clock.instant().isAfter(begin.plus(LONGEST))) {
        String missing = String.join(", ", tally.missing());
        throw new CannotRun(
            CannotRun.FAILED,
            "The story is not complete after " + LONGEST.toSeconds() + " s: " + missing + ".");
      }
    }
    return tally.summary();
  }

  /** Goes on telling what happens until the process ends. */
  void follow() {
    while (!Thread.currentThread().isInterrupted()) {
      listen();
    }
  }

  private void deliverWhatIsDue() throws IOException, InterruptedException {
    Delivery next = deliveries.peek();
    if (next != null && !begin.plus(next.at()).isAfter(clock.instant())) {
      deliveries.remove();
      screen.line(clock.instant(), webhooks.deliver(next));
    }
  }

  private void listen() {
    fleet.throwIfAnyDied();
    follower.poll(TICK, this::heard, tally::delivery);
  }

  private void heard(Event event) {
    tally.event(event);
    story.line(event).ifPresent(line -> screen.line(event.meta().recordedAt(), line));
    if (event instanceof LeadAssigned assigned) {
      reps.assigned(assigned);
    }
  }

  private void refused(String trouble) {
    screen.line(clock.instant(), new Line(Screen.Tone.BAD, "refused", "", trouble));
  }

  @Override
  public void close() {
    reps.close();
    follower.close();
    http.shutdownNow();
  }
}
