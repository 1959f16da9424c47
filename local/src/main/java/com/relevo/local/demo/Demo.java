package com.relevo.local.demo;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.local.CannotRun;
import com.relevo.local.Fleet;
import com.relevo.local.Installation;
import com.relevo.local.PortPlan;
import com.relevo.local.Service;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the story on a fleet that is up: has the tools deliver and the reps act, and follows the
 * topics. For one thread.
 */
final class Demo implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration TICK = Duration.ofMillis(100);

  private final Fleet fleet;
  private final InstantSource clock;
  private final Instant begin;
  private final Screen screen;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Marketing marketing;
  private final Reps reps;
  private final Follower follower;
  private final Tally tally = new Tally();
  private final Story story;

  Demo(
      Fleet fleet,
      Installation installation,
      PortPlan ports,
      Secrets secrets,
      InstantSource clock,
      boolean coloured) {
    this.fleet = fleet;
    this.clock = clock;
    this.follower = new Follower(ports.bootstrapServers());
    this.begin = clock.instant();
    this.screen = new Screen(System.out, coloured, clock, begin);
    this.story = new Story(begin);
    this.marketing = new Marketing(new Webhooks(http, ports, secrets, clock, begin), screen::line);
    this.reps =
        new Reps(
            http, installation.tokens(http, ports.url(Service.ALIGNMENT)), ports, screen::line);
  }

  /**
   * Returns the summary when the story is complete. Throws {@link CannotRun} when it is not within
   * 90 s.
   */
  String tell() {
    marketing.start(Script.deliveries());
    while (!marketing.done() || !tally.missing().isEmpty()) {
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

  private void listen() {
    fleet.throwIfAnyDied();
    follower.poll(TICK, this::heard, tally::delivery);
  }

  private void heard(Event event) {
    tally.event(event);
    story.line(event).ifPresent(screen::line);
    if (event instanceof LeadAssigned assigned) {
      reps.assigned(assigned);
    }
  }

  @Override
  public void close() {
    marketing.close();
    reps.close();
    follower.close();
    http.shutdownNow();
  }
}
