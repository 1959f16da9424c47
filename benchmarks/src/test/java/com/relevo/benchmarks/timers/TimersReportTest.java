package com.relevo.benchmarks.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimersReportTest {
  private static final Figures OURS = figures(RelevoTimers.NAME, 20_000, Double.NaN, 30_000);
  private static final Figures FAST = figures("fast", 2_000, 10_000, 4_000);
  private static final Figures SLOW = figures("slow", 100, 200, 50);

  @Test
  void oursAreComparedWithTheBestPeerFigureByFigure() {
    String text = text(OURS, SLOW, FAST);

    assertThat(text)
        .containsPattern(
            "schedule one by one.* 20,000 +100 +2,000 +10.0 x the best peer: goal of 10 met")
        .containsPattern("fire a backlog.* 7.5 x the best peer: goal of 10 missed")
        .contains("Ours one by one is 2.0 times the best peer's 1,000 at once.");
  }

  @Test
  void withoutOursThereIsNothingToCompare() {
    assertThat(text(SLOW, FAST)).doesNotContain("best peer");
  }

  @Test
  void withoutPeersThereIsNothingToCompareEither() {
    assertThat(text(OURS)).doesNotContain("best peer");
  }

  private static String text(Figures... all) {
    return String.join("\n", new TimersReport(List.of(all)).lines());
  }

  private static Figures figures(String name, double one, double batch, double fire) {
    return new Figures(name, one, batch, fire, 100, 1, 2, 300, 4, 1_000);
  }
}
