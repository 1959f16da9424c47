package com.relevo.scoring.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the lead may be contacted: what they said last, by when they said it. Nobody who has not
 * said anything is blocked here; intake asks sources for consent.
 */
public record Consent(boolean allowed, @Nullable Instant statedAt) {
  static final Consent UNSTATED = new Consent(true, null);

  /** Of a yes and a no of one instant the no holds: no contact that was not asked for. */
  Consent orNewer(boolean allowed, Instant at) {
    boolean newer = statedAt == null || at.isAfter(statedAt) || at.equals(statedAt) && !allowed;
    return newer ? new Consent(allowed, at) : this;
  }
}
