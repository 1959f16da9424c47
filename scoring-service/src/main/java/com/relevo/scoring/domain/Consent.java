package com.relevo.scoring.domain;

import com.relevo.agreement.ContactStatements;
import com.relevo.events.LeadEvent.ConsentChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the lead may be contacted: what they said last, by when they said it. Nobody who has not
 * said anything is blocked here; intake asks sources for consent. {@code said} is what the
 * agreement's consent rules are asked with.
 */
public record Consent(boolean allowed, @Nullable Instant statedAt, ContactStatements said) {
  static final Consent UNSTATED = new Consent(true, null, ContactStatements.NONE);

  Consent heard(ConsentChanged event) {
    ContactStatements next = said.heard(event);
    Consent then =
        event.concernsAll() ? orNewer(event.contactAllowed(), event.meta().occurredAt()) : this;
    return new Consent(then.allowed, then.statedAt, next);
  }

  /** Of a yes and a no of one instant the no holds: no contact that was not asked for. */
  Consent orNewer(boolean allowed, Instant at) {
    boolean newer = statedAt == null || at.isAfter(statedAt) || at.equals(statedAt) && !allowed;
    return newer ? new Consent(allowed, at, said) : this;
  }
}
