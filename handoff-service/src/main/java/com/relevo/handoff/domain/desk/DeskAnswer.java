package com.relevo.handoff.domain.desk;

import static java.util.Objects.requireNonNull;

import com.relevo.events.HandoffEvent.Candidate;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.HandoffEvent.Verdict;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.handoff.domain.desk.DeskRequest.Claim;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a desk says to a lead that asked. {@code id} is the same whenever the same request is
 * answered again from the same state: the events it leads to derive theirs from it.
 */
public sealed interface DeskAnswer {
  String id();

  DeskRequest.Asked request();

  /**
   * This rep has a place for the lead, and keeps it until it is released; {@code why} is null in
   * what was answered before there was more than one reason.
   */
  record Proposed(
      String id,
      DeskRequest.Asked request,
      RepId rep,
      List<Candidate> candidates,
      @Nullable Reason why,
      @Nullable Map<Verdict, Integer> others,
      @Nullable List<Considered> considered,
      @Nullable Claim claim)
      implements DeskAnswer {
    public Proposed(String id, DeskRequest.Asked request, RepId rep, List<Candidate> candidates) {
      this(id, request, rep, candidates, null, null, null, null);
    }

    public Reason reason() {
      return why == null ? Reason.of("weighted_round_robin", rep + " is next in turn") : why;
    }

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

  /** A rep claimed the lead, but cannot have it: {@code text} is a sentence for them. */
  record Refused(String id, DeskRequest.Asked request, Claim claim, String text)
      implements DeskAnswer {
    public Refused {
      requireNonNull(id, "id");
      requireNonNull(request, "request");
      requireNonNull(claim, "claim");
      requireNonNull(text, "text");
    }
  }

  /** The lead has to go elsewhere. */
  record Returned(
      String id,
      DeskRequest.Asked request,
      @Nullable Cause cause,
      @Nullable List<Considered> considered)
      implements DeskAnswer {
    public Returned(String id, DeskRequest.Asked request) {
      this(id, request, Cause.NO_TEAM, null);
    }

    public Returned {
      requireNonNull(id, "id");
      requireNonNull(request, "request");
      cause = cause == null ? Cause.NO_TEAM : cause;
    }
  }

  /** Why a lead is returned. */
  enum Cause {
    /** The team is no longer in the agreement. */
    NO_TEAM,
    /** Nobody could take it for as long as it would wait here. */
    OVERDUE,
    /** Those it would have had, and nobody else, cannot take it. */
    DECLINED
  }
}
