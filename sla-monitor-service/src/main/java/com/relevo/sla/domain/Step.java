package com.relevo.sla.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a running clock at a time: a warning, at last the breach. Fired once;
 * {@code firedAt} is when.
 */
public record Step(Kind kind, String name, Instant dueAt, @Nullable Instant firedAt) {
  /** In the order in which steps that are due at once fire. */
  public enum Kind {
    WARNING,
    BREACH
  }

  static final String BREACH = "breach";

  Step fired(Instant at) {
    return new Step(kind, name, dueAt, at);
  }
}
