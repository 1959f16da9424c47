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
  private final int magnitude;

  /** What all of them are worth, in {@link Decay#fine}, when the newest happened. */
  private final long whenNewest;

  /** Points are asked for several times at one instant. */
  private long askedAt = Long.MIN_VALUE;

  private int answered;

  /** {@code deeds} newest first. */
  Cell(EngagementRule rule, List<Deed> deeds) {
    this.rule = rule;
    this.deeds = deeds;
    this.magnitude = Math.abs(rule.points());
    Duration half = rule.halfLife();
    this.halfLife = half == null ? 0 : half.toMillis();
    this.at = new long[deeds.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = deeds.get(i).occurredAt().toEpochMilli();
    }
    this.whenNewest = fine(at[0]);
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
    if (now != askedAt) {
      // All have the same half-life: from the newest on their sum decays as one.
      long fine = now < at[0] ? fine(now) : left(whenNewest, now - at[0]);
      int points = (int) ((Decay.thousandths(fine) + 500) / 1000);
      answered = takes() ? -points : points;
      askedAt = now;
    }
    return answered;
  }

  double now(Deed deed, long now) {
    long fine = left(Decay.fine(magnitude), now - deed.occurredAt().toEpochMilli());
    long thousandths = Decay.thousandths(fine);
    return (takes() ? -thousandths : thousandths) / 1000.0;
  }

  private long fine(long now) {
    long fine = 0;
    for (long each : at) {
      fine += left(Decay.fine(magnitude), now - each);
    }
    return fine;
  }

  private long left(long fine, long elapsed) {
    return halfLife == 0 ? fine : Decay.left(fine, elapsed, halfLife);
  }
}
