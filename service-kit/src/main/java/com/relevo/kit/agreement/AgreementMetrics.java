package com.relevo.kit.agreement;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.TimelineSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Which version is in force, when the next one will be, and what went wrong. */
final class AgreementMetrics implements InForceListener {
  private final MultiGauge inForce;
  private final Counter late;
  private final Counter unreadable;

  AgreementMetrics(MeterRegistry registry, TimelineSource source, InstantSource clock) {
    inForce =
        MultiGauge.builder("relevo.agreement.in.force")
            .description("1 for the version of the agreement that is in force")
            .register(registry);
    Gauge.builder("relevo.agreement.next.change.seconds", () -> secondsToNextChange(source, clock))
        .description("Seconds until the next version takes effect; NaN while none is scheduled")
        .register(registry);
    late =
        Counter.builder("relevo.agreement.late")
            .description("Versions that this instance heard of only after their effective instant")
            .register(registry);
    unreadable =
        Counter.builder("relevo.agreement.unreadable")
            .description("Records of relevo.agreements that could not be read and were passed over")
            .register(registry);
  }

  private static double secondsToNextChange(TimelineSource source, InstantSource clock) {
    return source
        .timeline()
        .next(clock.instant())
        .map(next -> Duration.between(clock.instant(), next.effectiveAt()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  @Override
  public void inForce(Agreement agreement) {
    inForce.register(List.of(Row.of(Tags.of("version", agreement.version()), 1)), true);
  }

  void late() {
    late.increment();
  }

  void unreadable() {
    unreadable.increment();
  }
}
