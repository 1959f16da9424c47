package com.relevo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeBandsTest {
  private final GradeBands bands = new GradeBands(List.of(50, 30, 10), List.of(60, 40, 20), 5);

  @ParameterizedTest(name = "{0} fit and {1} engagement after {2}")
  @CsvSource({
    "50, 60, '', A1",
    "49, 59, '', B2",
    "10, 20, '', C3",
    "9, 19, '', D4",
    "-40, 0, '', D4",
    "45, 55, A1, A1",
    "44, 54, A1, B2",
    "26, 36, A1, B2",
    "24, 34, A1, C3",
    "45, 55, B2, B2",
    "50, 60, D4, A1",
    "49, 59, D4, B2",
  })
  void aBandIsEnteredAtItsPointsAndLeftOnlyWhenSomeAreMissing(
      int fit, int engagement, String before, String grade) {
    assertThat(bands.grade(fit, engagement, before)).isEqualTo(grade);
  }
}
