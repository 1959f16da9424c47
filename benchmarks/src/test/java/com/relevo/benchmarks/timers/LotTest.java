package com.relevo.benchmarks.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LotTest {
  @Test
  void aSteadyLotIsDueOneAfterTheOther() {
    assertThat(dues(Lot.steady(100, 4, 1_000, 2_000))).containsExactly(1_000, 1_500, 2_000, 2_500);
  }

  @Test
  void aShuffledLotStaysWithinItsSpreadAndIsNotInOrder() {
    long[] dues = dues(Lot.shuffled(7, 1000, 5_000, 100));

    assertThat(LongStream.of(dues)).allMatch(due -> due >= 5_000 && due < 5_100);
    assertThat(dues).isNotEqualTo(LongStream.of(dues).sorted().toArray());
  }

  @Test
  void aLotAndANameAreReadAsTheyAreWritten() {
    Lot lot = Lot.shuffled(7, 1000, 5_000, 100);

    assertThat(Lot.parse(lot.toString())).isEqualTo(lot);
    assertThat(Lot.id(Lot.name(1_234_567))).isEqualTo(1_234_567);
    assertThat(Lot.name(1)).hasSize(26);
  }

  private static long[] dues(Lot lot) {
    return LongStream.range(lot.first(), lot.next()).map(lot::due).toArray();
  }
}
