package com.relevo.agreement.calendar;

import java.time.Instant;

/** A stretch of time, from {@code from} until just before {@code to}. */
public record Interval(Instant from, Instant to) {
  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Expected an interval that ends after it starts, but it is " + from + " to " + to);
    }
  }
}
