package com.relevo.kit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The simulations that can be asked for still: in memory, for some time, the newest only. */
final class Jobs<Q, R> {
  static final Duration KEPT = Duration.ofHours(1);
  static final int MOST = 20;

  private final Map<String, Job<Q, R>> jobs = new LinkedHashMap<>();
  private final InstantSource clock;

  Jobs(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Job<Q, R> job) {
    expire();
    if (jobs.size() >= MOST) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    jobs.put(job.id(), job);
  }

  synchronized void update(String id, UnaryOperator<Job<Q, R>> change) {
    jobs.computeIfPresent(id, (_, job) -> change.apply(job));
  }

  synchronized void remove(String id) {
    jobs.remove(id);
  }

  synchronized Optional<Job<Q, R>> get(String id) {
    expire();
    return Optional.ofNullable(jobs.get(id));
  }

  /** The newest first. */
  synchronized List<Job<Q, R>> all() {
    expire();
    return List.copyOf(jobs.values()).reversed();
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
