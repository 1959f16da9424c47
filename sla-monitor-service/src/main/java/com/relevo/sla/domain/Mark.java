package com.relevo.sla.domain;

import com.relevo.events.Mode;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that changed while a cycle went on: the stage, or that the lead waits for somebody to
 * take it ({@code waiting} is why). Null is what did not change.
 */
public record Mark(
    String eventId,
    Instant at,
    Mode mode,
    @Nullable Stage stage,
    @Nullable String waiting,
    @Nullable TeamId team) {
  static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::at)
          .thenComparing(mark -> mark.stage == null ? -1 : mark.stage.ordinal())
          .thenComparing(Mark::eventId);

  /** A rep said so, not the score. */
  boolean salesQualified() {
    return stage == Stage.SQL && team != null;
  }
}
