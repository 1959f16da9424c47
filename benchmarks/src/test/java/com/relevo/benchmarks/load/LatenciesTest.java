package com.relevo.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreSamplesWhateverTheirOrder() {
    Latencies latencies =
        Latencies.of(LongStream.rangeClosed(1, 1000).map(i -> (1001 - i) * 1_000_000).toArray());

    assertThat(latencies.millis(50)).isEqualTo(500);
    assertThat(latencies.millis(99)).isEqualTo(990);
    assertThat(latencies.millis(100)).isEqualTo(1000);
  }

  @Test
  void oneSlowLeadInFiftyIsTheNinetyNinthPercentile() {
    long[] nanos = new long[50];
    java.util.Arrays.fill(nanos, 2_000_000);
    nanos[17] = 900_000_000;

    assertThat(Latencies.of(nanos).millis(99)).isEqualTo(900);
    assertThat(Latencies.of(nanos).millis(98)).isEqualTo(2);
  }

  @Test
  void aSingleSampleIsEveryPercentile() {
    Latencies latencies = Latencies.of(new long[] {1_500_000});

    assertThat(latencies.millis(0)).isEqualTo(1.5);
    assertThat(latencies.millis(99)).isEqualTo(1.5);
  }

  @Test
  void nothingMeasuredIsNoFigure() {
    assertThatIllegalArgumentException().isThrownBy(() -> Latencies.of(new long[0]));
  }
}
