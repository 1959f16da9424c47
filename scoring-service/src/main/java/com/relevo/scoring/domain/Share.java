package com.relevo.scoring.domain;

import java.time.Instant;

/**
 * What one person adds to their account's score: nothing once {@code counts} is false, as of
 * somebody who must not be contacted or left for another company.
 */
public record Share(String domain, int engagement, boolean customer, boolean counts) {
  /** The account learns of a change of so many points, not of fewer. */
  public static final int STEP = 5;

  Share gone() {
    return new Share(domain, 0, false, false);
  }

  /** Whether the account, told {@code this}, must be told {@code now}. */
  boolean outdated(Share now) {
    return counts != now.counts
        || customer != now.customer
        || Math.abs(engagement - now.engagement) >= STEP
        || (engagement > 0) != (now.engagement > 0);
  }

  /** What a lead tells an account; {@code cause} is the event that led to it. */
  public record Told(String leadId, Share share, String cause, Instant at) {}
}
