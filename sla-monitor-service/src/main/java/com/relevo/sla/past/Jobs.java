package com.relevo.sla.past;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The simulations that can be asked for still: in memory, for some time, the newest only. */
final class Jobs {
  static final Duration KEPT = Duration.ofHours(1);
  static final int MOST = 20;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final InstantSource clock;

  Jobs(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Job job) {
    expire();
    if (jobs.size() >= MOST) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    jobs.put(job.id(), job);
  }

  synchronized void update(String id, UnaryOperator<Job> change) {
    jobs.computeIfPresent(id, (_, job) -> change.apply(job));
  }

  synchronized Optional<Job> get(String id) {
    expire();
    return Optional.ofNullable(jobs.get(id));
  }

  synchronized Optional<Job> running() {
    return jobs.values().stream().filter(Job::running).findFirst();
  }

  private void expire() {
    Instant oldest = clock.instant().minus(KEPT);
    jobs.values()
        .removeIf(job -> {
          Instant finished = job.finishedAt();
          return finished != null && finished.isBefore(oldest);
        });
  }
}
