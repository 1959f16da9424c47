package com.relevo.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Prints the story: clock, what, who, and the rest, one line each, in columns. Safe for several
 * threads.
 */
final class Screen {
  /** How a line stands out, by what it means for sales. */
  enum Tone {
    PLAIN("0"),
    QUIET("2"),
    NEWS("36"),
    GOOD("32"),
    CARE("33"),
    BAD("1;31");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean coloured;
  private final Instant begin;

  Screen(PrintStream out, boolean coloured, Instant begin) {
    this.out = out;
    this.coloured = coloured;
    this.begin = begin;
  }

  synchronized void line(Instant at, Line line) {
    double seconds = Math.max(0, Duration.between(begin, at).toMillis()) / 1000.0;
    String clock = String.format(Locale.ROOT, "%6.1fs", seconds);
    String label = String.format("%-11s", line.label());
    String coloredLabel =
        coloured ? "\u001b[" + line.tone().code + "m" + label + "\u001b[0m" : label;
    out.println(
        clock + "  " + coloredLabel + " " + String.format("%-18s", line.who()) + " " + line.text());
    out.flush();
  }
}
