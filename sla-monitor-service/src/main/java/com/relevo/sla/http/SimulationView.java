package com.relevo.sla.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.relevo.events.TeamId;
import com.relevo.sla.past.Job;
import com.relevo.sla.simulation.Comparison;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What {@code GET /simulations/ID} answers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationView(
    String id,
    String state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Instant from,
    Instant to,
    @Nullable TeamId team,
    @Nullable String target,
    Versions agreements,
    Progress progress,
    @Nullable Comparison result,
    @Nullable Problem problem) {

  record Versions(String inForce, String candidate) {}

  /** {@code read} of {@code records}; some are read more than once. */
  record Progress(long read, long records, long percent) {}

  record Problem(String code, String detail) {}

  static SimulationView of(Job job) {
    return new SimulationView(
        job.id(),
        state(job),
        job.startedAt(),
        job.finishedAt(),
        job.scope().from(),
        job.scope().to(),
        job.scope().team(),
        job.scope().target(),
        new Versions(job.inForce(), job.candidate()),
        progress(job),
        job.state() instanceof Job.Done done ? done.result() : null,
        job.state() instanceof Job.Failed failed
            ? new Problem(failed.code(), failed.detail())
            : null);
  }

  private static String state(Job job) {
    return switch (job.state()) {
      case Job.Running _ -> "RUNNING";
      case Job.Done _ -> "DONE";
      case Job.Failed _ -> "FAILED";
    };
  }

  private static Progress progress(Job job) {
    return new Progress(
        job.read(), job.records(), job.records() == 0 ? 100 : job.read() * 100 / job.records());
  }
}
