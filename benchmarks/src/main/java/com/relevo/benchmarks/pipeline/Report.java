package com.relevo.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The medians as a table: all contenders and, where {@code ours} is among them, its ratio to each
 * other one.
 */
record Report(Map<String, Measurement> medians, String ours, int rate) {
  static final double LEAST_THROUGHPUT = 0.5;
  static final double MOST_P99 = 2.0;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", List.copyOf(medians.keySet())) + ratioTitles());
    lines.add(
        figures(
            "throughput, leads/s",
            "%.0f",
            Measurement::throughput,
            Goal.atLeast(LEAST_THROUGHPUT)));
    lines.add(figures("p50 at " + rate + "/s, ms", "%.1f", Measurement::p50, Goal.NONE));
    lines.add(
        figures("p99 at " + rate + "/s, ms", "%.1f", Measurement::p99, Goal.atMost(MOST_P99)));
    lines.add("");
    lines.add("CPU per lead in the throughput phase, ms, by process:");
    medians.forEach((name, median) -> lines.add("  " + name + ": " + median.cpuText()));
    return lines;
  }

  private String ratioTitles() {
    return peers().stream().map(peer -> cell("to " + peer)).collect(Collectors.joining());
  }

  private String figures(
      String title, String format, ToDoubleFunction<Measurement> figure, Goal goal) {
    List<String> values =
        medians.values().stream().map(m -> text(format, figure.applyAsDouble(m))).toList();
    String ratios =
        peers().stream()
            .map(peer -> ratio(figure, peer))
            .map(ratio -> cell(text("%.2f ", ratio) + goal.verdict(ratio)))
            .collect(Collectors.joining());
    return (row(title, values) + ratios + (ratios.isEmpty() ? "" : "   " + goal.text()))
        .stripTrailing();
  }

  private double ratio(ToDoubleFunction<Measurement> figure, String peer) {
    return figure.applyAsDouble(measured(ours)) / figure.applyAsDouble(measured(peer));
  }

  private Measurement measured(String name) {
    return Objects.requireNonNull(medians.get(name), name);
  }

  private List<String> peers() {
    return medians.containsKey(ours)
        ? medians.keySet().stream().filter(name -> !name.equals(ours)).toList()
        : List.of();
  }

  private static String row(String title, List<String> cells) {
    return text("%-22s", title) + cells.stream().map(Report::cell).collect(Collectors.joining());
  }

  private static String cell(String text) {
    return text("%19s", text);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** What a ratio should be. */
  private record Goal(double least, double most, String text) {
    static final Goal NONE = new Goal(Double.NaN, Double.NaN, "");

    static Goal atLeast(double ratio) {
      return new Goal(ratio, Double.MAX_VALUE, Report.text("goal: at least %.2f", ratio));
    }

    static Goal atMost(double ratio) {
      return new Goal(0, ratio, Report.text("goal: at most %.2f", ratio));
    }

    String verdict(double ratio) {
      if (this == NONE) {
        return "";
      }
      return ratio >= least && ratio <= most ? "met" : "missed";
    }
  }
}
