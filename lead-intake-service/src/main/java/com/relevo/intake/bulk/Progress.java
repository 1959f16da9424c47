package com.relevo.intake.bulk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a run is, for whoever asks while it goes on. */
public final class Progress {
  private static final int MOST_REFUSALS = 1_000;

  private final String id;
  private long read;
  private long kept;
  private long refused;
  private final List<Refusal> refusals = new ArrayList<>();
  private State state = State.RUNNING;
  private @Nullable String detail;

  /** What a run is doing, or how it ended. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /** A row that was not taken, counted from 1 after the header, and why. */
  public record Refusal(long row, String code, String detail) {}

  /** {@code refusals} are the first 1,000; {@code kept} rows are on all in-sync replicas. */
  public record View(
      String id,
      State state,
      long read,
      long kept,
      long refused,
      List<Refusal> refusals,
      @Nullable String detail) {}

  Progress(String id) {
    this.id = id;
  }

  synchronized long next() {
    return ++read;
  }

  synchronized void kept() {
    kept++;
  }

  synchronized void refuse(long row, String code, String why) {
    refused++;
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(new Refusal(row, code, why));
    }
  }

  synchronized void end(State how, @Nullable String why) {
    state = how;
    detail = why;
  }

  synchronized boolean running() {
    return state == State.RUNNING;
  }

  public synchronized View view() {
    return new View(id, state, read, kept, refused, List.copyOf(refusals), detail);
  }
}
