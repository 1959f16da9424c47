package com.relevo.scoring.domain;

import com.relevo.agreement.Agreement.EngagementRule;
import java.time.Duration;
import java.util.List;

/**
 * The deeds that count for one rule within one period of its group: what is rounded to whole points
 * together, so that what an explanation adds up is the score.
 */
final class Cell {
  final EngagementRule rule;
  final List<Deed> deeds;
  private final long[] at;
  private final long halfLife;

  /** {@code deeds} newest first. */
  Cell(EngagementRule rule, List<Deed> deeds) {
    this.rule = rule;
    this.deeds = deeds;
    this.at = deeds.stream().mapToLong(deed -> deed.occurredAt().toEpochMilli()).toArray();
    Duration half = rule.halfLife();
    this.halfLife = half == null ? 0 : half.toMillis();
  }

  boolean decays() {
    return halfLife > 0;
  }

  boolean takes() {
    return rule.points() < 0;
  }

  /** From when on nothing changes any more. */
  long settled() {
    return decays() ? at[0] + Decay.HALVINGS * halfLife : Long.MIN_VALUE;
  }

  /** Whole points at this instant, rounded half away from zero. */
  int points(long now) {
    long thousandths = 0;
    for (long each : at) {
      thousandths += thousandths(each, now);
    }
    long magnitude = (Math.abs(thousandths) + 500) / 1000;
    return (int) (thousandths < 0 ? -magnitude : magnitude);
  }

  double now(Deed deed, long now) {
    return thousandths(deed.occurredAt().toEpochMilli(), now) / 1000.0;
  }

  private long thousandths(long occurredAt, long now) {
    return halfLife == 0
        ? rule.points() * 1000L
        : Decay.thousandths(rule.points(), now - occurredAt, halfLife);
  }
}
