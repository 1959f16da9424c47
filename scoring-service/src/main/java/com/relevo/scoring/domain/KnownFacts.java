package com.relevo.scoring.domain;

import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.Meta;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a lead is, with the capture that says so: the newest by when it happened, whatever the order
 * of arrival.
 */
public record KnownFacts(LeadFacts lead, Instant occurredAt, Instant recordedAt, String eventId) {
  // Ties are broken down to the id, so that two captures of one instant end the same in any order.
  private static final Comparator<KnownFacts> AGE =
      Comparator.comparing(KnownFacts::occurredAt)
          .thenComparing(KnownFacts::recordedAt)
          .thenComparing(KnownFacts::eventId);

  static KnownFacts newest(@Nullable KnownFacts known, LeadCaptured captured) {
    Meta meta = captured.meta();
    KnownFacts heard =
        new KnownFacts(captured.facts(), meta.occurredAt(), meta.recordedAt(), meta.eventId());
    return known == null || AGE.compare(known, heard) < 0 ? heard : known;
  }
}
