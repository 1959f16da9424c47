package com.relevo.scoring.domain.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.relevo.scoring.domain.predictive.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void findsHowMuchTheScoresExaggerate() {
    Random random = new Random(3);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double truth = random.nextGaussian();
      judged.add(new Judged(2.5 * truth + 1, random.nextDouble() < LogOdds.probability(truth)));
    }
    Calibration calibration = Calibration.of(judged);

    assertThat(calibration.slope()).isCloseTo(0.4, within(0.02));
    assertThat(calibration.intercept()).isCloseTo(-0.4, within(0.05));
  }

  @Test
  void noOtherIsMoreLikely() {
    Random random = new Random(5);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double score = 4 * random.nextGaussian();
      judged.add(new Judged(score, random.nextDouble() < LogOdds.probability(score)));
    }
    Calibration best = Calibration.of(judged);

    for (double[] aside : new double[][] {{1e-3, 0}, {-1e-3, 0}, {0, 1e-3}, {0, -1e-3}}) {
      Calibration other = new Calibration(best.slope() + aside[0], best.intercept() + aside[1]);
      assertThat(loss(other, judged)).isGreaterThan(loss(best, judged));
    }
  }

  @Test
  void staysFiniteWhereTheKindsArePartedCleanly() {
    List<Judged> judged = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      judged.add(new Judged(i, true));
      judged.add(new Judged(-i, false));
    }
    Calibration calibration = Calibration.of(judged);

    assertThat(calibration.slope()).isBetween(0.1, 100.0);
    assertThat(calibration.probability(20)).isLessThan(1);
  }

  @Test
  void scoresThatRankUpsideDownAreNotTurnedAround() {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      judged.add(new Judged(i, i % 40 < 10));
    }
    Calibration calibration = Calibration.of(judged);

    assertThat(calibration.slope()).isZero();
    assertThat(calibration.probability(17)).isCloseTo(0.25, within(0.03));
  }

  /** With Platt's targets, written down a second time. */
  private static double loss(Calibration calibration, List<Judged> judged) {
    double good = judged.stream().filter(Judged::good).count();
    double other = judged.size() - good;
    double sum = 0;
    for (Judged each : judged) {
      double target = each.good() ? (good + 1) / (good + 2) : 1 / (other + 2);
      double probability = calibration.probability(each.score());
      sum -= target * Math.log(probability) + (1 - target) * Math.log(1 - probability);
    }
    return sum;
  }
}
