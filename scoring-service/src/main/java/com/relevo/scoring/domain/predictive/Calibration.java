package com.relevo.scoring.domain.predictive;

import java.util.List;

/**
 * Turns naive Bayes' log odds into ones that come true (Platt's scaling): rules that say much the
 * same count once, not twice. {@code slope} is below 1 where they did, never below 0.
 */
public record Calibration(double slope, double intercept) {
  private static final int MOST_STEPS = 100;
  private static final double ENOUGH = 1e-10;
  // Keeps Newton's step finite where all log odds are the same.
  private static final double RIDGE = 1e-9;

  /** A score, and whether it ended well. */
  record Judged(double score, boolean good) {}

  /**
   * The most likely one, by Newton's method. The targets are Platt's, a little inside 0 and 1, so
   * that there is one however well the two kinds are parted.
   */
  static Calibration of(List<Judged> judged) {
    Targets targets = Targets.of(judged);
    Calibration best = new Calibration(0, LogOdds.of(targets.mean(judged)));
    double loss = best.loss(judged, targets);
    for (int step = 0; step < MOST_STEPS; step++) {
      Calibration towards = best.newton(judged, targets);
      double share = 1;
      Calibration next = best.moved(towards, share);
      while (next.loss(judged, targets) > loss && share > ENOUGH) {
        share /= 2;
        next = best.moved(towards, share);
      }
      double gained = loss - next.loss(judged, targets);
      if (gained <= ENOUGH) {
        break;
      }
      best = next;
      loss -= gained;
    }
    // Better odds for worse leads is no knowledge: then the base rate is the best that can be said.
    return best.slope > 0 ? best : new Calibration(0, LogOdds.of(targets.mean(judged)));
  }

  double logOdds(double score) {
    return slope * score + intercept;
  }

  double probability(double score) {
    return LogOdds.probability(logOdds(score));
  }

  private record Targets(double good, double other) {
    static Targets of(List<Judged> judged) {
      long good = judged.stream().filter(Judged::good).count();
      long other = judged.size() - good;
      return new Targets((good + 1.0) / (good + 2.0), 1 / (other + 2.0));
    }

    double of(Judged one) {
      return one.good() ? good : other;
    }

    double mean(List<Judged> judged) {
      return judged.stream().mapToDouble(this::of).average().orElse(0.5);
    }
  }

  private double loss(List<Judged> judged, Targets targets) {
    double sum = 0;
    for (Judged each : judged) {
      double logOdds = logOdds(each.score());
      // log(1 + e^x) without overflow
      double softplus = Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
      sum += softplus - targets.of(each) * logOdds;
    }
    return sum;
  }

  /** Newton's step from here, as slope and intercept to add. */
  private Calibration newton(List<Judged> judged, Targets targets) {
    double gradientSlope = 0;
    double gradientIntercept = 0;
    double slopes = RIDGE;
    double both = 0;
    double intercepts = RIDGE;
    for (Judged each : judged) {
      double probability = probability(each.score());
      double error = targets.of(each) - probability;
      double spread = probability * (1 - probability);
      gradientSlope += error * each.score();
      gradientIntercept += error;
      slopes += spread * each.score() * each.score();
      both += spread * each.score();
      intercepts += spread;
    }
    double determinant = slopes * intercepts - both * both;
    return new Calibration(
        (intercepts * gradientSlope - both * gradientIntercept) / determinant,
        (slopes * gradientIntercept - both * gradientSlope) / determinant);
  }

  private Calibration moved(Calibration step, double share) {
    return new Calibration(slope + share * step.slope, intercept + share * step.intercept);
  }
}
