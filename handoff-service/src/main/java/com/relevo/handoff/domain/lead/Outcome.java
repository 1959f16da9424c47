package com.relevo.handoff.domain.lead;

import java.util.List;

/** What becomes of a command. */
public sealed interface Outcome {
  record Accepted(List<Change> changes) implements Outcome {
    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** {@code text} is a sentence for the rep. */
  record Refused(Refusal refusal, String text) implements Outcome {}
}
