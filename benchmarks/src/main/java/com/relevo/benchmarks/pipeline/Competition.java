package com.relevo.benchmarks.pipeline;

import com.relevo.benchmarks.contender.Contender;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All contenders take turns in every round: what else happens on the machine meets them alike, and
 * the median of the rounds forgets the worst of it.
 */
final class Competition {
  private final List<Contender> contenders;
  private final Turn turn;
  private final PrintStream out;

  Competition(List<Contender> contenders, Turn turn, PrintStream out) {
    this.contenders = List.copyOf(contenders);
    this.turn = turn;
    this.out = out;
  }

  /** The medians, in the contenders' order. */
  Map<String, Measurement> run(int rounds) throws InterruptedException {
    Map<String, List<Measurement>> turns = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        Measurement measured = turn.of(contender);
        turns.computeIfAbsent(contender.name(), _ -> new ArrayList<>()).add(measured);
        out.println(line(round, contender, measured));
      }
    }
    Map<String, Measurement> medians = new LinkedHashMap<>();
    turns.forEach((name, measured) -> medians.put(name, Measurement.median(measured)));
    return medians;
  }

  private static String line(int round, Contender contender, Measurement measured) {
    return String.format(
        Locale.ROOT,
        "round %d  %-15s %7.0f leads/s   p50 %8.1f ms   p99 %8.1f ms",
        round,
        contender.name(),
        measured.throughput(),
        measured.p50(),
        measured.p99());
  }
}
