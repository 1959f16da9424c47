package com.relevo.kit.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A simulation as it is shown: what was asked among its own fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationView<Q, R>(
    String id,
    String state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @JsonUnwrapped Q asked,
    Progress progress,
    @Nullable R result,
    @Nullable Problem problem) {

  /** {@code read} of {@code records}; some may be read more than once. */
  record Progress(long read, long records, long percent) {}

  record Problem(String code, String detail) {}

  static <Q, R> SimulationView<Q, R> of(Job<Q, R> job) {
    return of(job, job.state() instanceof Job.Done<R> done ? done.result() : null);
  }

  static <Q, R> SimulationView<Q, R> withoutResult(Job<Q, R> job) {
    return of(job, null);
  }

  private static <Q, R> SimulationView<Q, R> of(Job<Q, R> job, @Nullable R result) {
    return new SimulationView<>(
        job.id(),
        state(job),
        job.startedAt(),
        job.finishedAt(),
        job.asked(),
        progress(job),
        result,
        job.state() instanceof Job.Failed<R> failed
            ? new Problem(failed.code(), failed.detail())
            : null);
  }

  private static String state(Job<?, ?> job) {
    return switch (job.state()) {
      case Job.Running<?> _ -> "RUNNING";
      case Job.Done<?> _ -> "DONE";
      case Job.Failed<?> _ -> "FAILED";
      case Job.Cancelled<?> _ -> "CANCELLED";
    };
  }

  private static Progress progress(Job<?, ?> job) {
    return new Progress(
        job.read(), job.records(), job.records() == 0 ? 100 : job.read() * 100 / job.records());
  }
}
