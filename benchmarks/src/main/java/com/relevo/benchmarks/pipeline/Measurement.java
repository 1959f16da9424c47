package com.relevo.benchmarks.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a contender reached in one turn: leads per second, milliseconds at the fixed rate, and
 * processor milliseconds per lead of the throughput phase, by process.
 */
record Measurement(double throughput, double p50, double p99, Map<String, Double> cpu) {

  /** Each figure's own median. */
  static Measurement median(List<Measurement> turns) {
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

  private static double median(List<Measurement> turns, ToDoubleFunction<Measurement> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
