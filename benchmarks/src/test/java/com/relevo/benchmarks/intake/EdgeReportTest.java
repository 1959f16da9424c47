package com.relevo.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.benchmarks.pipeline.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeReportTest {
  private static final long MIB = 1 << 20;

  @Test
  void theBetterOfOursIsHeldAgainstTheBestBareOneAndTheGoals() {
    Map<String, EdgeMeasurement> ours = new LinkedHashMap<>();
    ours.put("intake, virtual threads", measured(4000, 90));
    ours.put("intake, servlet pool", measured(5000, 101));
    Map<String, EdgeMeasurement> bare = new LinkedHashMap<>();
    bare.put("bare, virtual threads", measured(6250, 20));
    bare.put("bare, servlet pool", measured(6000, 10));

    List<String> lines = new EdgeReport(ours, bare, 1000).lines();

    assertThat(lines)
        .contains(
            "intake, virtual threads         4000          0.64         5.0        90.0   300, 310, 320",
            "Measured by the better of intake's, \"intake, servlet pool\":",
            "  met     5000 webhooks/s, goal at least 5000",
            "  met     0.80 of the bare controller's, goal at least 0.80",
            "  missed  p99 101.0 ms at 1000/s, goal at most 100",
            "  bare, servlet pool: total 0.300 (broker 0.100, client 0.200)");
  }

  @Test
  void aloneItIsHeldAgainstNobody() {
    List<String> lines =
        new EdgeReport(Map.of("intake, servlet pool", measured(1, 1)), Map.of(), 1000).lines();

    assertThat(String.join("\n", lines)).contains("missed  1 webhooks/s").doesNotContain("bare's");
  }

  @Test
  void ofTheRoundsMemoryTheOneThatGrewMostIsTold() {
    EdgeMeasurement flat = new EdgeMeasurement(figures(1, 1), new Memory(500, 501, 600));
    EdgeMeasurement grew = new EdgeMeasurement(figures(3, 1), new Memory(100, 200, 200));

    EdgeMeasurement median = EdgeMeasurement.median(List.of(flat, grew));

    assertThat(median.memory()).isEqualTo(grew.memory());
    assertThat(median.figures().throughput()).isEqualTo(2);
  }

  @Test
  void memoryKeepsItsFirstLastAndLargest() {
    assertThat(Memory.at(3 * MIB).then(9 * MIB).then(4 * MIB).text()).isEqualTo("3, 4, 9");
  }

  private static EdgeMeasurement measured(double throughput, double p99) {
    return new EdgeMeasurement(
        figures(throughput, p99), new Memory(300 * MIB, 310 * MIB, 320 * MIB));
  }

  private static Measurement figures(double throughput, double p99) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    cpu.put("broker", 0.1);
    cpu.put("client", 0.2);
    return new Measurement(throughput, 5, p99, cpu);
  }
}
