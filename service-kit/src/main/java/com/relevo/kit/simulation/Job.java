package com.relevo.kit.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One simulation as it stands: what was {@code asked}, and {@code read} of {@code records} that are
 * to be read for it.
 */
public record Job<Q, R>(
    String id, Instant startedAt, Q asked, long read, long records, State<R> state) {

  public sealed interface State<R> {}

  public record Running<R>() implements State<R> {}

  public record Done<R>(Instant finishedAt, R result) implements State<R> {}

  /** {@code code} is stable, {@code detail} for people. */
  public record Failed<R>(Instant finishedAt, String code, String detail) implements State<R> {}

  public record Cancelled<R>(Instant finishedAt) implements State<R> {}

  public boolean running() {
    return state instanceof Running;
  }

  /** When it ended; null while it runs. */
  public @Nullable Instant finishedAt() {
    return switch (state) {
      case Running<R> _ -> null;
      case Done<R> done -> done.finishedAt;
      case Failed<R> failed -> failed.finishedAt;
      case Cancelled<R> cancelled -> cancelled.finishedAt;
    };
  }

  Job<Q, R> more(long records) {
    return new Job<>(
        id, startedAt, asked, Math.min(this.records, read + records), this.records, state);
  }

  /** The first end holds. */
  Job<Q, R> ended(State<R> end) {
    return running() ? new Job<>(id, startedAt, asked, read, records, end) : this;
  }
}
