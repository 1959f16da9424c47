package com.relevo.handoff.domain.desk;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, or why it is nobody's. */
public sealed interface Choice {

  /** {@code desk} is the desk after this turn. */
  record Chosen(RepId rep, Desk desk, List<Candidate> candidates) implements Choice {}

  /**
   * {@code nextTry} is when the passing of time alone may change it; null where only a release or
   * another roster can.
   */
  record Nobody(UnroutedReason reason, String text, @Nullable Instant nextTry) implements Choice {}
}
