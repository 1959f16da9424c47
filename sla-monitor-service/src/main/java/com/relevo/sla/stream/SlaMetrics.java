package com.relevo.sla.stream;

import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.SlaEvent.SlaWarned;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** What the monitor counts of itself. Labels are targets of the agreement, never leads. */
final class SlaMetrics {
  static final String LAST_SYNTHETIC = "relevo.sla.synthetic.last.fired.timestamp";

  private final MeterRegistry registry;
  private final Counter stale;
  private final Counter failed;
  private final Timer lag;
  private final Timer syntheticLag;
  private final VerdictMetrics verdicts;

  SlaMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.verdicts = new VerdictMetrics(registry);
    this.stale =
        Counter.builder("relevo.sla.stale.timers")
            .description("Timers that found nothing due when they fired")
            .register(registry);
    this.failed =
        Counter.builder("relevo.sla.failed.timers")
            .description("Timers whose lead could not be decided on; tried again later")
            .register(registry);
    this.lag =
        lag(
            "relevo.sla.step.lag",
            "From when a warning, breach or escalation was due until it fired");
    this.syntheticLag =
        lag(
            "relevo.sla.synthetic.lag",
            "From when the synthetic lead's breach was due until it fired");
  }

  private Timer lag(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofHours(1))
        .register(registry);
  }

  void decided(SlaEvent event) {
    verdicts.decided(event);
    registry
        .counter(
            "relevo.sla.events", "type", event.type().type(), "target", event.instance().target())
        .increment();
    switch (event) {
      case SlaWarned warned -> fired(warned.stepDueAt(), warned.firedAt());
      case SlaBreached breached -> fired(breached.dueAt(), breached.firedAt());
      case SlaEscalated escalated -> fired(escalated.stepDueAt(), escalated.firedAt());
      case SlaEvent.SlaStarted _,
          SlaEvent.SlaPaused _,
          SlaEvent.SlaResumed _,
          SlaEvent.SlaMet _,
          SlaEvent.SlaMetLate _,
          SlaEvent.SlaRescinded _,
          SlaEvent.SlaCancelled _,
          SlaEvent.SlaUnmeasurable _,
          SlaEvent.SlaSuperseded _,
          SlaEvent.SlaWaived _,
          SlaEvent.SlaDisputed _,
          SlaEvent.SlaDisputeResolved _ -> {}
    }
  }

  void synthetic(SlaBreached breached) {
    syntheticLag.record(Duration.between(breached.dueAt(), breached.firedAt()));
  }

  void stale() {
    stale.increment();
  }

  void failed() {
    failed.increment();
  }

  private void fired(Instant dueAt, Instant firedAt) {
    lag.record(Duration.between(dueAt, firedAt));
  }
}
