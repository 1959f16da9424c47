package com.relevo.scoring.domain;

import com.relevo.agreement.HandRaiser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead's raised hand: asked for sales {@code at}, and it counts before {@code until}. */
record Hand(Instant at, Instant until) {

  /** Null where the lead never asked, or the agreement does not know of asking. */
  static @Nullable Hand of(LeadScoring state, @Nullable HandRaiser raiser) {
    if (raiser == null) {
      return null;
    }
    Instant at = state.deeds().last(raiser.on());
    return at == null ? null : new Hand(at, at.plus(raiser.within()));
  }

  /** What sales has answered by closing a cycle is not asked any more. */
  boolean isUp(Position position, Instant now) {
    Closing closing = position.closing();
    return now.isBefore(until) && (closing == null || at.isAfter(closing.at()));
  }
}
