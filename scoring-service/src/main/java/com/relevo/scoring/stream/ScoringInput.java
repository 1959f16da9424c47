package com.relevo.scoring.stream;

import com.relevo.events.Event;
import com.relevo.scoring.domain.Inheritance;
import com.relevo.scoring.domain.Share;
import com.relevo.scoring.domain.Standing;

/** What reaches scoring: of the world, or from one part of it to another. */
public sealed interface ScoringInput {
  /** Something that happened to a lead. */
  record Happened(Event event) implements ScoringInput {}

  /** What a lead adds to its account, keyed by the account's domain. */
  record Shared(Share.Told share) implements ScoringInput {}

  /** What another lead did that was merged into this one, or split off. */
  record Inherited(Inheritance inheritance) implements ScoringInput {}

  /** How its account stands, keyed by lead. */
  record Stood(Standing.Told standing) implements ScoringInput {}
}
