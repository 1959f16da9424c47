package com.relevo.handoff.domain.lead;

import java.time.Duration;
import java.time.Instant;

/**
 * The answer to a command that came with an idempotency key; {@code fingerprint} tells whether
 * another command with the same key asks the same.
 */
public record Remembered(String key, String fingerprint, Instant at, Answer answer) {
  static final Duration KEPT = Duration.ofHours(24);
  static final int MOST = 100;

  /** What {@code command}, which came with the same key, is told. */
  public Answer again(Command command) {
    return fingerprint.equals(command.fingerprint())
        ? answer
        : new Answer(
            Refusal.KEY_REUSED,
            "The idempotency key was used for another command on this lead.",
            null,
            null);
  }

  boolean expired(Instant now) {
    return at.plus(KEPT).isBefore(now);
  }
}
