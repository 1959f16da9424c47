package com.relevo.scoring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @ParameterizedTest(name = "{0} points after {1} days of a half-life of {2}")
  @CsvSource({
    "40, 0, 14, 40000",
    "40, -3, 14, 40000",
    "40, 14, 14, 20000",
    "40, 28, 14, 10000",
    "40, 7, 14, 28284",
    "10, 30, 30, 5000",
    "1000, 570, 30, 1",
    "1000, 600, 30, 0",
    "1, 3650, 3650, 500",
  })
  void halvesWithEveryHalfLife(int points, long days, long halfLife, long thousandths) {
    assertThat(Decay.thousandths(points, days * DAY, halfLife * DAY)).isEqualTo(thousandths);
  }

  @Test
  void isAThousandthOfAPointOffTheTruePowerAtMostAndNeverRises() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      int points = 1 + random.nextInt(1000);
      long halfLife = 3_600_000L + random.nextLong(3650 * DAY);
      long elapsed = random.nextLong(21 * halfLife);
      double exact = points * 1000 * StrictMath.pow(0.5, (double) elapsed / halfLife);
      long found = Decay.thousandths(points, elapsed, halfLife);

      assertThat((double) found)
          .as("%d points, %d of %d", points, elapsed, halfLife)
          .isCloseTo(exact, within(1.0));
      assertThat(Decay.thousandths(points, elapsed + 1 + random.nextInt(1000), halfLife))
          .isLessThanOrEqualTo(found);
    }
  }
}
