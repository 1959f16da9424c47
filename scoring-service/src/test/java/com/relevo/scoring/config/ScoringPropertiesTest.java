package com.relevo.scoring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoringPropertiesTest {
  @Test
  void servicesAreBounded() {
    assertThat(with(Collections.nCopies(50, "Cranes")).services()).hasSize(50);
    assertThatThrownBy(() -> with(Collections.nCopies(51, "Cranes")))
        .hasMessageContaining("at most 50 of relevo.scoring.services")
        .hasMessageContaining("there are 51");
  }

  private static ScoringProperties with(List<String> services) {
    return new ScoringProperties(Duration.ofSeconds(1), 1000, Duration.ofSeconds(10), services);
  }
}
