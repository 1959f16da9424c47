package com.relevo.handoff.domain.past;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Stop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One open cycle of the past, where it would be, and who really had it first. */
final class PastLead {
  final String id;
  final int cycle;
  final Facts facts;

  /** Opened in the period; one before it only takes its place. */
  final boolean counts;

  final Deque<Stop> way = new ArrayDeque<>();

  @Nullable TeamId at;
  @Nullable RepId rep;
  @Nullable RepId firstRep;
  @Nullable RepId realRep;
  @Nullable UnroutedReason reason;
  @Nullable Instant waitsSince;
  boolean qualified;
  boolean none;

  PastLead(String id, int cycle, Facts facts, boolean counts) {
    this.id = id;
    this.cycle = cycle;
    this.facts = facts;
    this.counts = counts;
  }
}
