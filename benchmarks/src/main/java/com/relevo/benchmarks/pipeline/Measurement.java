package com.relevo.benchmarks.pipeline;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a contender reached in one turn: leads per second, milliseconds at the fixed rate, and
 * processor milliseconds per lead of the throughput phase, by process.
 */
public record Measurement(double throughput, double p50, double p99, Map<String, Double> cpu) {

  /** Each figure's own median. */
  public static Measurement median(List<Measurement> turns) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    turns
        .getFirst()
        .cpu()
        .keySet()
        .forEach(process ->
            cpu.put(process, median(turns, turn -> turn.cpu().getOrDefault(process, 0.0))));
    return new Measurement(
        median(turns, Measurement::throughput),
        median(turns, Measurement::p50),
        median(turns, Measurement::p99),
        cpu);
  }

  /** Processor milliseconds of each process between two looks at it, for each of {@code count}. */
  public static Map<String, Double> perLead(
      Map<String, Duration> before, Map<String, Duration> after, int count) {
    Map<String, Double> millis = new LinkedHashMap<>();
    after.forEach((process, cpu) -> {
      Duration spent = cpu.minus(before.getOrDefault(process, Duration.ZERO));
      millis.put(process, spent.toNanos() / 1e6 / count);
    });
    return millis;
  }

  /** The sum, and each process. */
  public String cpuText() {
    double total = cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    return cpu.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%s %.3f", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", ", String.format(Locale.ROOT, "total %.3f (", total), ")"));
  }

  private static double median(List<Measurement> turns, ToDoubleFunction<Measurement> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
