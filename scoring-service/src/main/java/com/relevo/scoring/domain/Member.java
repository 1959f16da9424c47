package com.relevo.scoring.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One person of an account: what they told last, when, and what they were told. */
public record Member(
    String leadId,
    int engagement,
    boolean customer,
    boolean counts,
    Instant at,
    @Nullable Standing told) {
  /** By id where equal, so that everybody agrees who is. */
  static final Comparator<Member> MOST_ENGAGED_FIRST =
      Comparator.comparing(Member::counts)
          .thenComparingInt(Member::engagement)
          .reversed()
          .thenComparing(Member::leadId);

  static Member of(Share.Told told, @Nullable Standing before) {
    Share share = told.share();
    return new Member(
        told.leadId(), share.engagement(), share.customer(), share.counts(), told.at(), before);
  }

  boolean engaged() {
    return counts && engagement > 0;
  }

  Member told(Standing standing) {
    return new Member(leadId, engagement, customer, counts, at, standing);
  }
}
