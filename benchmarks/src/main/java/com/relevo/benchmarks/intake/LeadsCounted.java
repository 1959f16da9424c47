package com.relevo.benchmarks.intake;

import com.relevo.benchmarks.load.CommittedRecords;
import com.relevo.benchmarks.load.LoadFailedException;
import com.relevo.events.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How many leads there are: the key of each is told of once, with its first event. */
final class LeadsCounted {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private LeadsCounted() {}

  /** Reads until there are {@code expected}; fails after ten minutes without. */
  static long await(String servers, long expected) {
    AtomicLong counted = new AtomicLong();
    if (!CommittedRecords.read(
        servers,
        Topic.LEAD_KEYS.topicName(),
        PATIENCE,
        () -> counted.get() >= expected,
        _ -> counted.incrementAndGet())) {
      throw new LoadFailedException(
          "Expected %,d people, but there are %,d".formatted(expected, counted.get()));
    }
    return counted.get();
  }
}
