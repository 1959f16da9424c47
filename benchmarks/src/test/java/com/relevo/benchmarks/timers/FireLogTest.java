package com.relevo.benchmarks.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FireLogTest {
  private final FireLog log = new FireLog(Lot.steady(10, 100, 1_000, 1_000));

  @Test
  void latenessIsFromWhenATimerWasDueAndTheRateLeavesTheEndsOut() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      log.fired(10 + i, 1_000 + i * 10 + (i < 99 ? 5 : 700));
    }

    Firing firing = log.await(Duration.ofSeconds(1)).firing();

    assertThat(firing).isEqualTo(new Firing(0, 0, 100, 5, 5));
    assertThat(firing.faults()).isEmpty();
    assertThat(Firing.parse(firing.toString())).isEqualTo(firing);
  }

  @Test
  void whatNeverFiresOrFiresTwiceIsAFaultAndOtherLotsAreNone() throws InterruptedException {
    log.fired(10, 1_000);
    log.fired(10, 1_001);
    log.fired(9, 1_000);
    log.fired(110, 1_000);

    assertThat(log.await(Duration.ofMillis(1)).firing().faults())
        .isEqualTo("99 never fired, 1 twice");
  }

  @Test
  void theFirstOneAfterARestartIsNotOneFromBefore() throws InterruptedException {
    log.fired(10, 1_000);
    assertThat(log.awaitFirst(2_000, Duration.ofMillis(1))).isFalse();

    log.fired(11, 2_500);

    assertThat(log.awaitFirst(2_000, Duration.ofMillis(100))).isTrue();
    assertThat(log.firstSince(2_000)).isEqualTo(2_500);
  }
}
