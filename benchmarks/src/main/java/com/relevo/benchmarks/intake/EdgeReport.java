package com.relevo.benchmarks.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** The medians of intake's turns and of the bare controller's, and what they make of the goals. */
record EdgeReport(Map<String, EdgeMeasurement> ours, Map<String, EdgeMeasurement> bare, int rate) {
  static final double LEAST_RATE = 5000;
  static final double LEAST_RATIO = 0.8;
  static final double MOST_P99 = 100;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%-24s%12s%14s%12s%12s   %s",
            "",
            "webhooks/s",
            "to best bare",
            "p50, ms",
            "p99, ms",
            "resident MiB: first, last, largest"));
    ours.forEach((name, measured) -> lines.add(row(name, measured)));
    bare.forEach((name, measured) -> lines.add(row(name, measured)));
    lines.add("");
    best(ours).ifPresent(best -> lines.addAll(verdicts(best)));
    lines.add("CPU per webhook in the throughput phase, ms, by process:");
    ours.forEach((name, measured) -> lines.add(cpu(name, measured)));
    bare.forEach((name, measured) -> lines.add(cpu(name, measured)));
    return lines;
  }

  private List<String> verdicts(Entry<String, EdgeMeasurement> best) {
    double throughput = rate(best);
    double p99 = best.getValue().figures().p99();
    List<String> lines = new ArrayList<>();
    lines.add("Measured by the better of intake's, \"" + best.getKey() + "\":");
    lines.add(verdict(throughput >= LEAST_RATE, "%.0f webhooks/s, goal at least 5000", throughput));
    best(bare)
        .map(EdgeReport::rate)
        .ifPresent(peer ->
            lines.add(
                verdict(
                    throughput / peer >= LEAST_RATIO,
                    "%.2f of the bare controller's, goal at least 0.80",
                    throughput / peer)));
    lines.add(verdict(p99 <= MOST_P99, "p99 %.1f ms at " + rate + "/s, goal at most 100", p99));
    lines.add("");
    return lines;
  }

  private static String verdict(boolean met, String format, double figure) {
    return (met ? "  met     " : "  missed  ") + text(format, figure);
  }

  private String row(String name, EdgeMeasurement measured) {
    return text(
        "%-24s%12.0f%14s%12.1f%12.1f   %s",
        name,
        measured.figures().throughput(),
        best(bare)
            .map(peer -> text("%.2f", measured.figures().throughput() / rate(peer)))
            .orElse("-"),
        measured.figures().p50(),
        measured.figures().p99(),
        measured.memory().text());
  }

  private static Optional<Entry<String, EdgeMeasurement>> best(Map<String, EdgeMeasurement> edges) {
    return edges.entrySet().stream().max(Comparator.comparingDouble(EdgeReport::rate));
  }

  private static double rate(Entry<String, EdgeMeasurement> edge) {
    return edge.getValue().figures().throughput();
  }

  private static String cpu(String name, EdgeMeasurement measured) {
    return "  " + name + ": " + measured.figures().cpuText();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
