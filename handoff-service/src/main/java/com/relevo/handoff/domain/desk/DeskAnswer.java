package com.relevo.handoff.domain.desk;

import static java.util.Objects.requireNonNull;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import java.util.List;

/**
 * What a desk says to a lead that asked. {@code id} is the same whenever the same request is
 * answered again from the same state: the events it leads to derive theirs from it.
 */
public sealed interface DeskAnswer {
  String id();

  DeskRequest.Asked request();

  /** This rep has a place for the lead, and keeps it until it is released. */
  record Proposed(String id, DeskRequest.Asked request, RepId rep, List<Candidate> candidates)
      implements DeskAnswer {
    public Proposed {
      requireNonNull(id, "id");
      requireNonNull(request, "request");
      requireNonNull(rep, "rep");
      candidates = List.copyOf(candidates);
    }
  }

  /** Nobody can take it now; it waits in the team's queue, unless it has a rep already. */
  record Waiting(String id, DeskRequest.Asked request, UnroutedReason reason, String text)
      implements DeskAnswer {
    public Waiting {
      requireNonNull(id, "id");
      requireNonNull(request, "request");
      requireNonNull(reason, "reason");
      requireNonNull(text, "text");
    }
  }

  /** The team is no longer in the agreement: the lead has to be routed anew. */
  record Returned(String id, DeskRequest.Asked request) implements DeskAnswer {
    public Returned {
      requireNonNull(id, "id");
      requireNonNull(request, "request");
    }
  }
}
