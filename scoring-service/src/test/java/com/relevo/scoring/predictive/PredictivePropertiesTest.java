package com.relevo.scoring.predictive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PredictivePropertiesTest {
  @Test
  void refusesToLearnWithoutPause() {
    assertThatThrownBy(() -> new PredictiveProperties(Duration.ZERO, 100))
        .hasMessage(
            "Expected relevo.scoring.predictive.learn-every of at least 1ms, but it is PT0S");
  }

  @Test
  void refusesMoreOutcomesThanItCanLearnFromInTime() {
    assertThatThrownBy(() -> new PredictiveProperties(Duration.ofSeconds(1), 100_001))
        .hasMessage(
            "Expected relevo.scoring.predictive.outcomes from 20 to 100000, but it is 100001");
  }
}
