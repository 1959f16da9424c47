package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.Meta;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a lead is, with the capture that says so: the newest by when it happened, whatever the order
 * of arrival. {@code fit} is null until an agreement was asked about them.
 */
public record KnownFacts(
    LeadFacts lead, Instant occurredAt, Instant recordedAt, String eventId, @Nullable Fit fit) {
  // Ties are broken down to the id, so that two captures of one instant end the same in any order.
  private static final Comparator<KnownFacts> AGE =
      Comparator.comparing(KnownFacts::occurredAt)
          .thenComparing(KnownFacts::recordedAt)
          .thenComparing(KnownFacts::eventId);

  static KnownFacts newest(@Nullable KnownFacts known, LeadCaptured captured) {
    Meta meta = captured.meta();
    KnownFacts heard =
        new KnownFacts(
            captured.facts(), meta.occurredAt(), meta.recordedAt(), meta.eventId(), null);
    return known == null || AGE.compare(known, heard) < 0 ? heard : known;
  }

  /** With the fit under this agreement. */
  KnownFacts fitted(Agreement agreement) {
    return fit != null && fit.isOf(agreement)
        ? this
        : new KnownFacts(lead, occurredAt, recordedAt, eventId, Fit.of(lead, agreement));
  }
}
