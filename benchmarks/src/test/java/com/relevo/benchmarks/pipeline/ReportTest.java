package com.relevo.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void everyPeerHasItsRatiosAndVerdictsAgainstTheGoals() {
    assertThat(report(4000, 200, 450).lines())
        .startsWith(
            "                                   relevo          bare copy         equal copy       to bare copy      to equal copy",
            "throughput, leads/s                  4000               8000               5000           0.50 met           0.80 met   goal: at least 0.50",
            "p50 at 500/s, ms                    200.0              100.0              160.0              2.00               1.25",
            "p99 at 500/s, ms                    450.0              200.0              240.0        2.25 missed           1.88 met   goal: at most 2.00");
  }

  @Test
  void tooLittleThroughputIsMissed() {
    assertThat(report(3999, 1, 1).lines().get(1)).contains("0.50 missed").contains("0.80 met");
  }

  @Test
  void processorTimeIsListedByProcess() {
    assertThat(report(1, 1, 1).lines())
        .contains("  relevo: total 0.750 (broker 0.500, client 0.250)");
  }

  @Test
  void peersAmongThemselvesHaveNoRatio() {
    Map<String, Measurement> peers =
        Map.of("bare copy", new Measurement(1, 1, 1, Map.of("broker", 1.0)));

    assertThat(String.join("\n", new Report(peers, "relevo", 500).lines()))
        .doesNotContain("goal")
        .doesNotContain("to ");
  }

  @Test
  void aMedianOfTurnsIsTakenFigureByFigure() {
    Measurement median =
        Measurement.median(
            List.of(
                new Measurement(10, 5, 70, Map.of("broker", 1.0)),
                new Measurement(30, 6, 50, Map.of("broker", 3.0)),
                new Measurement(20, 1, 60, Map.of("broker", 2.0))));

    assertThat(median).isEqualTo(new Measurement(20, 5, 60, Map.of("broker", 2.0)));
  }

  @Test
  void theMedianOfTwoIsTheirMiddle() {
    Measurement median =
        Measurement.median(
            List.of(new Measurement(10, 1, 1, Map.of()), new Measurement(20, 2, 3, Map.of())));

    assertThat(median).isEqualTo(new Measurement(15, 1.5, 2, Map.of()));
  }

  private static Report report(double throughput, double p50, double p99) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    cpu.put("broker", 0.5);
    cpu.put("client", 0.25);
    Map<String, Measurement> medians = new LinkedHashMap<>();
    medians.put("relevo", new Measurement(throughput, p50, p99, cpu));
    medians.put("bare copy", new Measurement(8000, 100, 200, cpu));
    medians.put("equal copy", new Measurement(5000, 160, 240, cpu));
    return new Report(medians, "relevo", 500);
  }
}
