package com.relevo.scoring.domain.predictive;

/** How many ended well and how many did not. */
public record Tally(int good, int other) {
  static final Tally NONE = new Tally(0, 0);

  static Tally one(boolean good) {
    return good ? new Tally(1, 0) : new Tally(0, 1);
  }

  public int all() {
    return good + other;
  }

  Tally plus(Tally more) {
    return new Tally(good + more.good, other + more.other);
  }

  Tally minus(Tally less) {
    return new Tally(good - less.good, other - less.other);
  }

  /**
   * The share that ended well, as if {@code weight} more had been seen of which {@code rate} did.
   */
  double rate(double rate, double weight) {
    return (good + weight * rate) / (all() + weight);
  }
}
