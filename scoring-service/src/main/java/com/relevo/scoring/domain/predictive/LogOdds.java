package com.relevo.scoring.domain.predictive;

/** Probabilities as log odds, where evidence adds up. */
final class LogOdds {
  private LogOdds() {}

  static double of(double probability) {
    return Math.log(probability / (1 - probability));
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
