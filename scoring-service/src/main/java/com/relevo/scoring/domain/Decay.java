package com.relevo.scoring.domain;

/**
 * What is left of points after a time, in thousandths. In whole numbers throughout, so that every
 * machine and every replay gives the same; off the true power of two by a thousandth of a point at
 * most, and exactly nothing after {@link #HALVINGS} half-lives.
 */
final class Decay {
  /** 2 to this power is more than the thousandths that a rule can give. */
  static final int HALVINGS = 20;

  private static final int STEPS = 4096;
  private static final int ONE = 26;

  /** Bits below a thousandth that a sum of many events keeps until it is used. */
  private static final int FINE = 8;

  private static final int BETWEEN = 10;
  private static final long[] HALF_POWERS = halfPowers();

  private Decay() {}

  /** {@code halfLife} in milliseconds; nothing decays before it happened. */
  static long thousandths(int points, long elapsed, long halfLife) {
    return left(fine(points), elapsed, halfLife) >> FINE;
  }

  /** The same before it is cut to thousandths; of points above zero. */
  static long fine(int points) {
    return points * 1000L << FINE;
  }

  /** Of what {@code fine} made, or of a sum of such, what is left. */
  static long left(long fine, long elapsed, long halfLife) {
    if (elapsed <= 0) {
      return fine;
    }
    long halvings = elapsed / halfLife;
    if (halvings >= HALVINGS) {
      return 0;
    }
    long within = (elapsed - halvings * halfLife) * ((long) STEPS << BETWEEN) / halfLife;
    int step = (int) (within >> BETWEEN);
    long beyond = within & (1 << BETWEEN) - 1;
    long power =
        HALF_POWERS[step] - ((HALF_POWERS[step] - HALF_POWERS[step + 1]) * beyond >> BETWEEN);
    return fine * power >> ONE + halvings;
  }

  static long thousandths(long fine) {
    return fine >> FINE;
  }

  private static long[] halfPowers() {
    long[] powers = new long[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      powers[step] = Math.round(StrictMath.pow(2, ONE - (double) step / STEPS));
    }
    return powers;
  }
}
