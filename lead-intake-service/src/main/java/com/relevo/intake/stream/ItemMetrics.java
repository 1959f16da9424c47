package com.relevo.intake.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * The stream's counts. {@code read} is the sum of the outcomes once the stream has caught up: what
 * a delivery holds is an event, or one of the other outcomes, once.
 */
record ItemMetrics(MeterRegistry registry) {
  /** What became of an item; a delivery that cannot be read counts as one. */
  enum Outcome {
    EVENT,
    /** Delivered before. */
    DUPLICATE,
    /** Nothing that was not known. */
    UNCHANGED,
    NOTHING,
    DEAD
  }

  void read(String source) {
    registry.counter("relevo.items.read", "source", source).increment();
  }

  void became(String source, Outcome outcome) {
    registry
        .counter(
            "relevo.items", "source", source, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
