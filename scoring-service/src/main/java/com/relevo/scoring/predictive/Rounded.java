package com.relevo.scoring.predictive;

/** Figures for people: more digits than these would claim more than is known. */
final class Rounded {
  private Rounded() {}

  static double toThousandths(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
