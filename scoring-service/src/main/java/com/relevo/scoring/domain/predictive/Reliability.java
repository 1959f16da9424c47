package com.relevo.scoring.domain.predictive;

import com.relevo.scoring.domain.predictive.Calibration.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether probabilities come true: of the leads that were given some 30 %, did 30 % end well?
 * {@code brier} is the mean squared error of the probabilities, {@code brierOfBaseRate} that of
 * always saying the base rate: the score to beat.
 */
public record Reliability(double brier, double brierOfBaseRate, List<Bin> bins) {
  private static final int BINS = 10;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * The leads with probabilities of at least {@code from} and below {@code to}: what was {@code
   * predicted} for them on average, and which share of them ended well.
   */
  public record Bin(double from, double to, int outcomes, double predicted, double observed) {}

  /** {@code judged} scores are probabilities. Bins without leads are left out. */
  static Reliability of(List<Judged> judged) {
    double rate = judged.stream().filter(Judged::good).count() / (double) judged.size();
    double[] predicted = new double[BINS];
    Tally[] observed = new Tally[BINS];
    Arrays.fill(observed, Tally.NONE);
    double squares = 0;
    for (Judged each : judged) {
      int bin = Math.min(BINS - 1, (int) (each.score() * BINS));
      predicted[bin] += each.score();
      observed[bin] = observed[bin].plus(Tally.one(each.good()));
      double error = each.score() - (each.good() ? 1 : 0);
      squares += error * error;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int all = observed[bin].all();
      if (all > 0) {
        bins.add(
            new Bin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                all,
                predicted[bin] / all,
                observed[bin].rate(0, 0)));
      }
    }
    return new Reliability(squares / judged.size(), rate * (1 - rate), bins);
  }
}
