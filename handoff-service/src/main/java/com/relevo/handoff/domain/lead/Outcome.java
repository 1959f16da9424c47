package com.relevo.handoff.domain.lead;

import com.relevo.events.AssignmentId;
import com.relevo.events.TeamId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a command. */
public sealed interface Outcome {
  record Accepted(List<Change> changes) implements Outcome {
    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /** The team's desk decides whose it is: its answer is the outcome. */
  record Claimed(TeamId team, AssignmentId assignment) implements Outcome {}

  /**
   * {@code text} is a sentence for the rep; {@code details} are the reasons to choose from, code to
   * text, or what is missing.
   */
  record Refused(Refusal refusal, String text, Map<String, String> details) implements Outcome {
    public Refused {
      details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public Refused(Refusal refusal, String text) {
      this(refusal, text, Map.of());
    }
  }
}
