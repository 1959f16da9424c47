package com.relevo.sla.past;

import com.relevo.sla.simulation.Comparison;
import com.relevo.sla.simulation.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One simulation as it stands: {@code read} of {@code records} that are to be read. */
public record Job(
    String id,
    Instant startedAt,
    Scope scope,
    String inForce,
    String candidate,
    long read,
    long records,
    State state) {

  public sealed interface State {}

  public record Running() implements State {}

  public record Done(Instant finishedAt, Comparison result) implements State {}

  /** {@code code} is stable, {@code detail} for people. */
  public record Failed(Instant finishedAt, String code, String detail) implements State {}

  public boolean running() {
    return state instanceof Running;
  }

  /** When it ended; null while it runs. */
  public @Nullable Instant finishedAt() {
    return switch (state) {
      case Running _ -> null;
      case Done done -> done.finishedAt;
      case Failed failed -> failed.finishedAt;
    };
  }

  Job more(long records) {
    return new Job(
        id,
        startedAt,
        scope,
        inForce,
        candidate,
        Math.min(this.records, read + records),
        this.records,
        state);
  }

  Job in(State next) {
    return new Job(id, startedAt, scope, inForce, candidate, read, records, next);
  }
}
