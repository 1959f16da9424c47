package com.relevo.scoring.domain.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.relevo.scoring.domain.predictive.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
  @Test
  void isTheShareOfPairsInTheRightOrder() {
    for (int seed = 0; seed < 50; seed++) {
      List<Judged> judged = judged(new Random(seed), 5 + seed, 6);

      assertThat(Auc.of(judged).value()).as("seed " + seed).isCloseTo(pairs(judged), within(1e-12));
    }
  }

  @Test
  void aSoberCoinIsAtChanceAndItsIntervalSaysSo() {
    Auc auc = Auc.of(judged(new Random(1), 500, 1_000_000));

    assertThat(auc.low()).isLessThan(0.5);
    assertThat(auc.high()).isGreaterThan(0.5);
  }

  /** The example of Hanley and McNeil (1982): area 0.893 of 51 abnormal, 58 normal: error 0.032. */
  @Test
  void theIntervalIsThatOfHanleyAndMcNeil() {
    List<Judged> judged = new ArrayList<>();
    int[] normal = {33, 6, 6, 11, 2};
    int[] abnormal = {3, 2, 2, 11, 33};
    for (int rating = 0; rating < 5; rating++) {
      add(judged, rating, normal[rating], false);
      add(judged, rating, abnormal[rating], true);
    }
    Auc auc = Auc.of(judged);

    assertThat(auc.value()).isCloseTo(0.893, within(0.0005));
    assertThat((auc.value() - auc.low()) / 1.96).isCloseTo(0.032, within(0.001));
  }

  private static void add(List<Judged> judged, int score, int times, boolean good) {
    for (int i = 0; i < times; i++) {
      judged.add(new Judged(score, good));
    }
  }

  private static double pairs(List<Judged> judged) {
    double right = 0;
    int pairs = 0;
    for (Judged good : judged) {
      for (Judged other : judged) {
        if (good.good() && !other.good()) {
          pairs++;
          right += good.score() > other.score() ? 1 : good.score() == other.score() ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }

  /** Both kinds, with as many ties as {@code values} leave. */
  private static List<Judged> judged(Random random, int size, int values) {
    List<Judged> judged = new ArrayList<>();
    judged.add(new Judged(0, true));
    judged.add(new Judged(0, false));
    for (int i = 0; i < size; i++) {
      judged.add(new Judged(random.nextInt(values), random.nextBoolean()));
    }
    return judged;
  }
}
