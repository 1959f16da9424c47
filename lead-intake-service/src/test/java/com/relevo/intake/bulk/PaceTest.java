package com.relevo.intake.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void looksOnceInAThousandRowsAndWaitsWhileTooManyAreUnread() throws InterruptedException {
    Deque<Long> unread = new ArrayDeque<>(List.of(0L, 5_001L, 5_001L, 5_000L, 9_999L, 1L));
    Pace pace = new Pace(unread::remove, 5_000, Duration.ZERO);

    rows(pace, 1_000);
    assertThat(unread).as("one look").hasSize(5);
    rows(pace, 1_000);
    assertThat(unread).as("until few enough are").hasSize(2);
    rows(pace, 1);
    assertThat(unread).isEmpty();
  }

  private static void rows(Pace pace, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      pace.row();
    }
  }
}
