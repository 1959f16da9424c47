package com.relevo.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @Test
  void latencyCountsFromWhenALeadWasDueNotFromWhenItWasSent() throws Exception {
    Journal journal = new Journal(100, 2, 2);
    journal.due(0, 1_000_000);
    journal.due(1, 2_000_000);

    journal.seen(101, 9_000_000);
    journal.seen(100, 4_000_000);
    journal.await(AT_ONCE);

    assertThat(journal.latencies().millis(50)).isEqualTo(3);
    assertThat(journal.latencies().millis(100)).isEqualTo(7);
  }

  @Test
  void throughputLeavesOutTheFirstAndTheLastTenth() {
    Journal journal = new Journal(0, 100, 100);
    for (int i = 0; i < 100; i++) {
      long slowStart = i < 10 ? 0 : 60_000_000_000L;
      journal.seen(i, 1 + slowStart + i * 1_000_000L);
    }

    assertThat(journal.throughput()).isEqualTo(1000);
  }

  @Test
  void aPlaceInFlightIsFreeAgainAtTheEndOfALead() throws Exception {
    Journal journal = new Journal(0, 3, 1);
    journal.enter(AT_ONCE);
    assertThatExceptionOfType(LoadFailedException.class)
        .isThrownBy(() -> journal.enter(AT_ONCE))
        .withMessageContaining("saw none");

    journal.seen(0, 5);

    journal.enter(AT_ONCE);
  }

  @Test
  void theSameLeadAssignedTwiceFailsTheRun() {
    Journal journal = new Journal(0, 2, 2);
    journal.seen(1, 5);
    journal.seen(1, 6);

    assertThatExceptionOfType(LoadFailedException.class)
        .isThrownBy(journal::requireNoFailure)
        .withMessageContaining("lead 1 again");
  }

  @Test
  void aLeadThatNeverComesFailsTheRunAndIsCounted() {
    Journal journal = new Journal(0, 3, 3);
    journal.seen(0, 5);

    assertThatExceptionOfType(LoadFailedException.class)
        .isThrownBy(() -> journal.await(AT_ONCE))
        .withMessageContaining("2 of 3 still open");
  }
}
