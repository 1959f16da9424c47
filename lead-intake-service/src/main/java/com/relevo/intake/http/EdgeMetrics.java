package com.relevo.intake.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The edge's counts. {@code received} is the sum of the outcomes once all are answered; a name that
 * is no source's counts as {@code unknown}, for anybody can invent names.
 */
@Component
final class EdgeMetrics {
  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;

  EdgeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void received(String source) {
    registry.counter("relevo.webhooks.received", "source", source).increment();
  }

  void answered(String source, Outcome outcome) {
    registry.counter("relevo.webhooks", "source", source, "outcome", outcome.tag()).increment();
  }

  /** The time from the first byte read to the broker's answer. */
  void kept(String source, long nanos) {
    Timer.builder("relevo.webhooks.ack")
        .description("Time until a delivery was kept by the broker")
        .tag("source", source)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofSeconds(2))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  void handshake(String source, boolean answered) {
    registry
        .counter(
            "relevo.webhook.handshakes",
            "source",
            source,
            "outcome",
            answered ? "answered" : "refused")
        .increment();
  }

  static String unknown() {
    return UNKNOWN;
  }
}
