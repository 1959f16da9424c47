package com.relevo.intake.store;

import com.relevo.intake.domain.delivery.Submission;

/** Where deliveries are kept. */
@FunctionalInterface
public interface Submissions {
  /** Returns within two seconds, whatever the broker does. */
  Kept keep(Submission submission);

  /** What became of a delivery. */
  enum Kept {
    /** On all in-sync replicas. */
    KEPT,
    /** Not, as far as is known: the sender must try again. */
    UNAVAILABLE,
    /** Never will be: larger than the broker takes. */
    TOO_LARGE
  }
}
