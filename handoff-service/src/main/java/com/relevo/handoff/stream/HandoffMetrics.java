package com.relevo.handoff.stream;

import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.handoff.domain.desk.Fairness;
import com.relevo.handoff.domain.lead.Activities;
import com.relevo.handoff.domain.lead.Escalated;
import com.relevo.handoff.domain.lead.HandoffState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What sales ops watch. Waiting leads are summed over the partitions this instance holds. */
final class HandoffMetrics {
  /** Stands for a team where no rule names one. */
  static final String NO_TEAM = "none";

  private final MeterRegistry registry;
  private final Map<String, Map<String, Long>> waiting = new ConcurrentHashMap<>();
  private final Map<UnroutedReason, Map<String, Long>> byReason = new ConcurrentHashMap<>();
  private final Map<String, Long> ages = new ConcurrentHashMap<>();
  private final Map<String, AtomicReference<Fairness>> shared = new ConcurrentHashMap<>();
  private final CycleMetrics cycles;
  private final PoolWork work;

  HandoffMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.cycles = new CycleMetrics(registry);
    this.work = new PoolWork(registry);
    Gauge.builder("relevo.unrouted.oldest.age", ages, HandoffMetrics::most)
        .description("How long the oldest lead that nobody has waits")
        .baseUnit("seconds")
        .register(registry);
  }

  void kept(HandoffState before, HandoffState next) {
    cycles.kept(before, next);
  }

  void published(HandoffEvent event) {
    cycles.published(event);
    switch (event) {
      case HandoffEvent.LeadAssigned assigned ->
          registry
              .counter("relevo.assignments", "team", assigned.assignment().team().value())
              .increment();
      case HandoffEvent.LeadUnrouted unrouted ->
          registry
              .counter(
                  "relevo.unrouted", "reason", unrouted.reason().name().toLowerCase(Locale.ROOT))
              .increment();
      default -> {
        // counted by the kit, by type
      }
    }
  }

  void escalated(EscalationAction action, Escalated escalated) {
    String name = action.name().toLowerCase(Locale.ROOT);
    registry.counter("relevo.escalations", "action", name, "outcome", escalated.code()).increment();
  }

  void reported(Activities.Result result) {
    registry
        .counter("relevo.activities", "outcome", result.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  void waiting(String task, String team, long count) {
    waiting
        .computeIfAbsent(
            team,
            name -> {
              Map<String, Long> tasks = new ConcurrentHashMap<>();
              Gauge.builder("relevo.unrouted.waiting", tasks, HandoffMetrics::sum)
                  .description("Leads that wait for a rep of the team")
                  .tag("team", name)
                  .register(registry);
              return tasks;
            })
        .put(task, count);
  }

  /** How a team's leads are shared, by the last look at it. */
  void fairness(Fairness fairness) {
    work.show(fairness);
    shared
        .computeIfAbsent(
            fairness.team().value(),
            team -> {
              AtomicReference<Fairness> last = new AtomicReference<>(fairness);
              Gauge.builder("relevo.pool.deviation", last, each -> each.get().deviation())
                  .description("The most leads that a rep of the team had above or below their due")
                  .tag("team", team)
                  .register(registry);
              Gauge.builder("relevo.pool.jain", last, each -> each.get().jain())
                  .description("Jain's fairness index of the team: 1 where all had their due")
                  .tag("team", team)
                  .register(registry);
              return last;
            })
        .set(fairness);
  }

  /** By the reason they wait for, and how long the oldest does. */
  void waiting(String task, Map<UnroutedReason, Long> counts, @Nullable Duration oldest) {
    for (UnroutedReason reason : UnroutedReason.values()) {
      byReason.computeIfAbsent(reason, this::gauge).put(task, counts.getOrDefault(reason, 0L));
    }
    ages.put(task, oldest == null ? 0 : oldest.toSeconds());
  }

  private Map<String, Long> gauge(UnroutedReason reason) {
    Map<String, Long> tasks = new ConcurrentHashMap<>();
    Gauge.builder("relevo.unrouted.leads", tasks, HandoffMetrics::sum)
        .description("Leads that nobody has, by what they wait for")
        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
        .register(registry);
    return tasks;
  }

  /** The partition moved to another instance, which counts it from now on. */
  void gone(String task) {
    waiting.values().forEach(tasks -> tasks.remove(task));
    byReason.values().forEach(tasks -> tasks.remove(task));
    ages.remove(task);
    work.forget();
  }

  private static double most(Map<String, Long> tasks) {
    return tasks.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static double sum(Map<String, Long> tasks) {
    return tasks.values().stream().mapToLong(Long::longValue).sum();
  }
}
