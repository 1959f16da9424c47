package com.relevo.sla.stream;

import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who kept which promise, and how much of its time it took. Attainment is met over met and
 * breached; a breach that is rescinded or waived is a verdict of its own, to be taken off.
 */
final class VerdictMetrics {
  static final String NO_TEAM = "none";
  private static final int[] MINUTES = {1, 5, 15, 30, 60, 120, 240, 480, 960, 2400, 4800};

  private final MeterRegistry registry;
  private final Map<String, Duration> budgets = new ConcurrentHashMap<>();
  private final Map<String, Timer> met = new ConcurrentHashMap<>();

  VerdictMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void decided(SlaEvent event) {
    switch (event) {
      case SlaEvent.SlaStarted it -> {
        budgets.put(it.instance().target(), Duration.ofSeconds(it.budgetSeconds()));
        // From zero, before there is one: a series that begins with 1 shows no increase.
        counter("met", it.instance());
        counter("breached", it.instance());
      }
      case SlaEvent.SlaMet it -> {
        verdict("met", it.instance());
        consumed(it.instance(), it.consumedSeconds());
      }
      case SlaEvent.SlaMetLate it -> {
        verdict("met_late", it.instance());
        consumed(it.instance(), it.consumedSeconds());
      }
      case SlaEvent.SlaBreached it -> verdict("breached", it.instance());
      case SlaEvent.SlaRescinded it -> verdict("rescinded", it.instance());
      case SlaEvent.SlaWaived it -> verdict("waived", it.instance());
      case SlaEvent.SlaPaused _,
          SlaEvent.SlaResumed _,
          SlaEvent.SlaWarned _,
          SlaEvent.SlaEscalated _,
          SlaEvent.SlaCancelled _,
          SlaEvent.SlaUnmeasurable _,
          SlaEvent.SlaSuperseded _,
          SlaEvent.SlaDisputed _,
          SlaEvent.SlaDisputeResolved _ -> {
        // no verdict
      }
    }
  }

  private void verdict(String verdict, SlaInstance instance) {
    counter(verdict, instance).increment();
  }

  private Counter counter(String verdict, SlaInstance instance) {
    return registry.counter(
        "relevo.sla.verdicts",
        "target",
        instance.target(),
        "team",
        instance.team() == null ? NO_TEAM : instance.team().value(),
        "verdict",
        verdict);
  }

  private void consumed(SlaInstance instance, long seconds) {
    met.computeIfAbsent(instance.target(), this::timer).record(Duration.ofSeconds(seconds));
  }

  private Timer timer(String target) {
    return Timer.builder("relevo.sla.consumed")
        .description("Business time that a target was met in; one bucket ends at its budget")
        .tag("target", target)
        .serviceLevelObjectives(buckets(target))
        .register(registry);
  }

  private Duration[] buckets(String target) {
    return Stream.concat(
            Arrays.stream(MINUTES).mapToObj(Duration::ofMinutes),
            Stream.ofNullable(budgets.get(target)).filter(Duration::isPositive))
        .sorted()
        .distinct()
        .toArray(Duration[]::new);
  }
}
