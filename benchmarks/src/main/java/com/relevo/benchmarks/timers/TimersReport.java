package com.relevo.benchmarks.timers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** All figures as a table and, where ours are among them, against the best of the peers. */
record TimersReport(List<Figures> all) {
  static final double GOAL = 10;

  TimersReport {
    all = List.copyOf(all);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", Figures::name, ""));
    lines.add(rate("schedule one by one, timers/s", Figures::schedule));
    lines.add(
        row("schedule 1,000 at once, timers/s", each -> number(each.scheduleInBatches()), ""));
    lines.add(rate("fire a backlog, timers/s", Figures::fire));
    lines.add(row("at a steady rate of, due/s", each -> number(each.rate()), ""));
    lines.add(row("  lateness p50, ms", each -> number(each.p50()), ""));
    lines.add(row("  lateness p99, ms", each -> number(each.p99()), ""));
    lines.add(row("bytes per resident timer", each -> number(each.bytes()), ""));
    lines.add(row("recovery after kill -9, s", each -> seconds(each.recovery()), ""));
    lines.add(row("timers resident meanwhile", each -> number(each.resident()), ""));
    bestBatch()
        .ifPresent(ratio ->
            lines.add(text("Ours one by one is %.1f times the best peer's 1,000 at once.", ratio)));
    return lines;
  }

  private String rate(String title, ToDoubleFunction<Figures> figure) {
    String verdict =
        ratio(figure, figure)
            .map(ratio ->
                text(
                    "   %.1f x the best peer: goal of %.0f %s",
                    ratio, GOAL, ratio >= GOAL ? "met" : "missed"))
            .orElse("");
    return row(title, each -> number(figure.applyAsDouble(each)), verdict);
  }

  private Optional<Double> bestBatch() {
    return ratio(Figures::schedule, Figures::scheduleInBatches);
  }

  private Optional<Double> ratio(ToDoubleFunction<Figures> ours, ToDoubleFunction<Figures> theirs) {
    double best =
        all.stream()
            .filter(each -> !each.name().equals(RelevoTimers.NAME))
            .mapToDouble(theirs)
            .max()
            .orElse(Double.NaN);
    return all.stream()
        .filter(each -> each.name().equals(RelevoTimers.NAME) && best > 0)
        .map(each -> ours.applyAsDouble(each) / best)
        .findFirst();
  }

  private String row(String title, Function<Figures, String> cell, String verdict) {
    return text("%-34s", title)
        + all.stream().map(each -> text("%14s", cell.apply(each))).collect(Collectors.joining())
        + verdict;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : text("%,.0f", value);
  }

  private static String seconds(double value) {
    return Double.isInfinite(value) ? "> 120" : text("%.1f", value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
