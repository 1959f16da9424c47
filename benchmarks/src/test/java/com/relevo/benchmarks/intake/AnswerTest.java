package com.relevo.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void unavailableIsRetryableWithAFullSecondToComeBackIn() {
    assertThat(new Answer.Status(503, "5", "").retryable()).isTrue();
    assertThat(new Answer.Status(429, "1", "").retryable()).isTrue();
    assertThat(new Answer.Status(503, null, "").retryable()).isFalse();
    assertThat(new Answer.Status(503, "0", "").retryable()).isFalse();
    assertThat(new Answer.Status(503, "soon", "").retryable()).isFalse();
  }

  @Test
  void aFailureWithoutAWayBackIsNot() {
    assertThat(new Answer.Status(500, "5", "").retryable()).isFalse();
    assertThat(new Answer.Status(401, null, "").retryable()).isFalse();
  }

  @Test
  void aBrokenConnectionIsRetryableAndSilenceIsAHang() {
    assertThat(new Answer.Broken("reset").retryable()).isTrue();
    assertThat(new Answer.Silence().retryable()).isFalse();
  }

  @Test
  void onlyASuccessIsAcknowledged() {
    assertThat(new Answer.Status(202, null, "").acknowledged()).isTrue();
    assertThat(new Answer.Status(302, null, "").acknowledged()).isFalse();
    assertThat(new Answer.Broken("reset").acknowledged()).isFalse();
  }
}
