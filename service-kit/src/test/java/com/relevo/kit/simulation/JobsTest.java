package com.relevo.kit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final Jobs<String, String> jobs = new Jobs<>(() -> now);

  private static Job<String, String> job(String id) {
    return new Job<>(id, NOON, "asked", 0, 100, new Job.Running<>());
  }

  private void finish(String id) {
    jobs.update(id, job -> job.ended(new Job.Done<>(now, "answer")));
  }

  @Test
  void aResultIsKeptForAnHour() {
    jobs.add(job("1"));
    now = NOON.plus(Duration.ofHours(3));
    assertThat(jobs.get("1")).as("it still runs").isPresent();

    finish("1");
    now = now.plus(Jobs.KEPT);
    assertThat(jobs.get("1")).isPresent();
    now = now.plusMillis(1);
    assertThat(jobs.get("1")).isEmpty();
  }

  @Test
  void theOldestMakesRoom() {
    for (int i = 0; i <= Jobs.MOST; i++) {
      jobs.add(job("" + i));
      finish("" + i);
    }

    assertThat(jobs.get("0")).isEmpty();
    assertThat(jobs.get("1")).isPresent();
    assertThat(jobs.all()).first().extracting(Job::id).isEqualTo("" + Jobs.MOST);
  }

  @Test
  void progressNeverExceedsWhatIsToBeRead() {
    jobs.add(job("1"));
    jobs.update("1", job -> job.more(70));
    jobs.update("1", job -> job.more(70));

    assertThat(jobs.get("1").orElseThrow().read()).isEqualTo(100);
  }

  @Test
  void theFirstEndHolds() {
    jobs.add(job("1"));
    jobs.update("1", job -> job.ended(new Job.Cancelled<>(now)));
    finish("1");

    assertThat(jobs.get("1").orElseThrow().state()).isInstanceOf(Job.Cancelled.class);
  }
}
