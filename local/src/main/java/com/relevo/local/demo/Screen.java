package com.relevo.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Prints the story: the clock, what, who, and the rest, one line each, in columns. Safe for several
 * threads.
 */
final class Screen {
  /** How a line stands out, by what it means for sales. */
  enum Tone {
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
  private final InstantSource clock;
  private final Instant begin;

  Screen(PrintStream out, boolean coloured, InstantSource clock, Instant begin) {
    this.out = out;
    this.coloured = coloured;
    this.clock = clock;
    this.begin = begin;
  }

  /** The clock column is when the line is printed, so that it only ever rises. */
  synchronized void line(Line line) {
    String label = String.format("%-10s", line.label());
    String shown = coloured ? "\u001b[" + line.tone().code + "m" + label + "\u001b[0m" : label;
    out.printf("%8s  %s %-17s %s%n", since(begin, clock.instant()), shown, line.who(), line.text());
    out.flush();
  }

  /** {@code 12.3s} after the begin. */
  static String since(Instant begin, Instant at) {
    double seconds = Math.max(0, Duration.between(begin, at).toMillis()) / 1000.0;
    return String.format(Locale.ROOT, "%.1fs", seconds);
  }
}
