package com.relevo.sla.past;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.sla.simulation.Scope;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = NOON;
  private final Jobs jobs = new Jobs(() -> now);

  private static Job job(String id) {
    Scope scope = new Scope(NOON.minusSeconds(60), NOON, null, null);
    return new Job(id, NOON, scope, "v1", "v2", 0, 100, new Job.Running());
  }

  private void finish(String id) {
    jobs.update(id, job -> job.in(new Job.Failed(now, "internal_error", "")));
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
    assertThat(jobs.get("" + Jobs.MOST)).isPresent();
  }

  @Test
  void progressNeverExceedsWhatIsToBeRead() {
    jobs.add(job("1"));
    jobs.update("1", job -> job.more(70));
    jobs.update("1", job -> job.more(70));

    assertThat(jobs.get("1").orElseThrow().read()).isEqualTo(100);
    assertThat(jobs.running()).isPresent();
  }
}
