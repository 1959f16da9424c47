package com.relevo.handoff.stream;

import com.relevo.events.HandoffEvent;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.handoff.domain.lead.Activities;
import com.relevo.handoff.domain.lead.Escalated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What sales ops watch. Waiting leads are summed over the partitions this instance holds. */
final class HandoffMetrics {
  /** Stands for a team where no rule names one. */
  static final String NO_TEAM = "none";

  private final MeterRegistry registry;
  private final Map<String, Map<String, Long>> waiting = new ConcurrentHashMap<>();

  HandoffMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void published(HandoffEvent event) {
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

  /** The partition moved to another instance, which counts it from now on. */
  void gone(String task) {
    waiting.values().forEach(tasks -> tasks.remove(task));
  }

  private static double sum(Map<String, Long> tasks) {
    return tasks.values().stream().mapToLong(Long::longValue).sum();
  }
}
