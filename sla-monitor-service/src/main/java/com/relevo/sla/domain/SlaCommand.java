package com.relevo.sla.domain;

import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.DisputeOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people ask of one clock; {@code instance} is its id, {@code by} who asks. */
public sealed interface SlaCommand {
  String instance();

  String by();

  /** To excuse it until {@code expiresAt}, for good where that is null. */
  record Waive(String instance, String reason, String by, @Nullable Instant expiresAt)
      implements SlaCommand {}

  /**
   * To say that its breach is wrong. {@code boundTo} is the rep they are, who disputes their own
   * breaches alone; null for whoever may for any rep.
   */
  record Dispute(String instance, String reason, String by, @Nullable RepId boundTo)
      implements SlaCommand {}

  /** To say who was right. */
  record Resolve(String instance, DisputeOutcome outcome, String reason, String by)
      implements SlaCommand {}
}
