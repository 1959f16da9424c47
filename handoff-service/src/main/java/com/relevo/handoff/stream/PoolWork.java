package com.relevo.handoff.stream;

import com.relevo.handoff.domain.desk.Fairness;
import com.relevo.handoff.domain.desk.Fairness.Share;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Each rep's open work beside what they may have, as of the last look at their team. */
final class PoolWork {
  private final MeterRegistry registry;
  private final Map<String, Gauges> teams = new ConcurrentHashMap<>();

  private record Gauges(MultiGauge open, MultiGauge capacity) {
    void show(List<Share> shares) {
      open.register(rows(shares, Share::open), true);
      capacity.register(rows(shares, Share::capacity), true);
    }

    private static List<MultiGauge.Row<?>> rows(List<Share> shares, ToDoubleFunction<Share> value) {
      return shares.stream()
          .filter(Share::active)
          .<MultiGauge.Row<?>>map(each ->
              MultiGauge.Row.of(Tags.of("rep", each.rep().value()), value.applyAsDouble(each)))
          .toList();
    }
  }

  PoolWork(MeterRegistry registry) {
    this.registry = registry;
  }

  void show(Fairness fairness) {
    teams.computeIfAbsent(fairness.team().value(), this::gauges).show(fairness.reps());
  }

  /** A desk moved away; those that are still here are shown again by the next look. */
  void forget() {
    teams.values().forEach(each -> each.show(List.of()));
  }

  private Gauges gauges(String team) {
    return new Gauges(
        gauge("relevo.pool.open", "Leads that a rep has open", team),
        gauge("relevo.pool.capacity", "Leads that a rep may have open", team));
  }

  private MultiGauge gauge(String name, String description, String team) {
    return MultiGauge.builder(name)
        .description(description)
        .tag("team", team)
        .baseUnit("leads")
        .register(registry);
  }
}
