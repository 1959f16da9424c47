package com.relevo.kit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.kit.simulation.Simulations.Busy;
import com.relevo.kit.simulation.Simulations.Plan;
import com.relevo.kit.simulation.Simulations.Started;
import com.relevo.kit.simulation.Simulations.TooLarge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulationsTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

  private final Simulations<String, String> simulations = new Simulations<>(1, 100, NOON);
  private final CountDownLatch go = new CountDownLatch(1);

  private Plan<String> waiting() {
    return new Plan<>(
        10,
        20,
        progress -> {
          progress.accept(5);
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new InterruptException(e);
          }
          return "answer";
        });
  }

  private static Plan<String> failing(RuntimeException failure) {
    return new Plan<>(
        1,
        1,
        _ -> {
          throw failure;
        });
  }

  private String start(Plan<String> plan) {
    return ((Started<String, String>) simulations.start("asked", () -> plan)).job().id();
  }

  private Job<String, String> ended(String id) {
    while (job(id).running()) {
      Thread.onSpinWait();
    }
    return job(id);
  }

  private Job<String, String> job(String id) {
    return simulations.get(id).orElseThrow();
  }

  /** The one before may just be giving its place back. */
  private String startedAgain(Plan<String> plan) {
    while (true) {
      if (simulations.start("asked", () -> plan) instanceof Started<String, String>(var job)) {
        return job.id();
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void answersWhatWasAsked() {
    go.countDown();
    Job<String, String> job = ended(start(waiting()));

    assertThat(job.state()).isEqualTo(new Job.Done<>(NOON.instant(), "answer"));
    assertThat(job.asked()).isEqualTo("asked");
    assertThat(job.read()).isEqualTo(5);
    assertThat(job.records()).isEqualTo(20);
  }

  @Test
  void noMoreRunThanMay() {
    start(waiting());

    assertThat(simulations.start("another", this::waiting)).isInstanceOf(Busy.class);
    go.countDown();
    assertThat(startedAgain(waiting())).isNotBlank();
  }

  @Test
  void oneThatRunsIsCancelledAndOneThatEndedForgotten() {
    String id = start(waiting());

    assertThat(simulations.cancel(id)).isTrue();
    assertThat(job(id).state()).isInstanceOf(Job.Cancelled.class);
    String next = startedAgain(waiting());
    assertThat(simulations.all()).extracting(Job::id).containsExactly(next, id);

    assertThat(simulations.cancel(id)).isTrue();
    assertThat(simulations.get(id)).isEmpty();
    assertThat(simulations.cancel(id)).isFalse();
  }

  @Test
  void whatFailsSaysWhy() {
    assertThat(ended(start(failing(new KafkaException("away")))).state())
        .isEqualTo(
            new Job.Failed<>(
                NOON.instant(), "broker_unavailable", "The broker did not answer; ask again."));
    assertThat(ended(startedAgain(failing(new IllegalStateException("a bug")))).state())
        .isInstanceOfSatisfying(
            Job.Failed.class, failed -> assertThat(failed.code()).isEqualTo("internal_error"));
  }

  @Test
  void whatIsRefusedDoesNotBlockTheNext() {
    Plan<String> tooMuch = new Plan<>(101, 101, _ -> "never");
    assertThat(simulations.start("asked", () -> tooMuch)).isEqualTo(new TooLarge<>(101, 100));
    assertThatThrownBy(() ->
            simulations.start(
                "asked",
                () -> {
                  throw new KafkaException("away");
                }))
        .isInstanceOf(KafkaException.class);

    go.countDown();
    assertThat(ended(start(waiting())).state()).isInstanceOf(Job.Done.class);
  }

  @Test
  void ofTheRestIsToldHowLongItMayTake() {
    start(waiting());

    assertThat(simulations.start("another", this::waiting))
        .isInstanceOfSatisfying(
            Busy.class,
            busy -> assertThat(busy.after()).isBetween(Duration.ZERO, Duration.ofDays(1)));
    simulations.close();
  }
}
