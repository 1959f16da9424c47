package com.relevo.scoring.domain.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.relevo.scoring.domain.predictive.Calibration.Judged;
import com.relevo.scoring.domain.predictive.Reliability.Bin;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  private final Reliability reliability =
      Reliability.of(
          List.of(
              new Judged(0.10, false),
              new Judged(0.19, true),
              new Judged(0.15, false),
              new Judged(1.00, true)));

  @Test
  void comparesWhatWasPredictedWithWhatCameTrue() {
    assertThat(reliability.bins()).hasSize(2);
    Bin low = reliability.bins().getFirst();
    assertThat(low.from()).isEqualTo(0.1);
    assertThat(low.to()).isEqualTo(0.2);
    assertThat(low.outcomes()).isEqualTo(3);
    assertThat(low.predicted()).isCloseTo(0.44 / 3, within(1e-12));
    assertThat(low.observed()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void certaintyIsInTheLastBin() {
    assertThat(reliability.bins().getLast()).isEqualTo(new Bin(0.9, 1.0, 1, 1.0, 1.0));
  }

  @Test
  void theBrierScoreIsTheMeanSquaredError() {
    assertThat(reliability.brier()).isCloseTo((0.01 + 0.81 * 0.81 + 0.0225 + 0) / 4, within(1e-12));
    assertThat(reliability.brierOfBaseRate()).isCloseTo(0.25, within(1e-12));
  }
}
