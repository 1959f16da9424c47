package com.relevo.sla.report;

import com.relevo.events.SlaReport.CommitmentStatus;
import com.relevo.events.SlaReport.SlaCommitmentMeasured;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.sla.domain.storm.Storm;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How commitments stand and which incidents are open, shown by the one instance that keeps the
 * books. Labels are commitments and targets of the agreement.
 */
final class ReportMetrics {
  private final MeterRegistry registry;
  private final MultiGauge actual;
  private final MultiGauge goal;
  private final MultiGauge expected;
  private final MultiGauge onTrack;
  private final MultiGauge open;

  ReportMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.actual = gauge("relevo.sla.commitment.actual", "Leads, or their share, so far");
    this.goal = gauge("relevo.sla.commitment.goal", "What was promised for the period");
    this.expected = gauge("relevo.sla.commitment.expected", "What it would be at an even pace");
    this.onTrack = gauge("relevo.sla.commitment.on.track", "1 at or ahead of the pace, else 0");
    this.open = gauge("relevo.sla.incidents.open", "1 while breaches are one incident, else 0");
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  void show(List<SlaCommitmentMeasured> standings, List<Storm> storms) {
    actual.register(rows(standings, each -> each.actual().doubleValue()), true);
    goal.register(rows(standings, each -> each.goal().doubleValue()), true);
    expected.register(rows(standings, each -> each.expected().doubleValue()), true);
    onTrack.register(rows(standings, each -> isOnTrack(each.status()) ? 1 : 0), true);
    open.register(
        storms.stream()
            .map(storm ->
                MultiGauge.Row.of(
                    Tags.of("target", storm.target()), storm.incident() == null ? 0 : 1))
            .toList(),
        true);
  }

  /** Somebody else shows them from now on. */
  void hide() {
    show(List.of(), List.of());
  }

  void opened(SlaIncident incident) {
    registry
        .counter(
            "relevo.sla.incidents", "target", incident.target(), "cause", incident.cause().name())
        .increment();
  }

  private static boolean isOnTrack(CommitmentStatus status) {
    return switch (status) {
      case ON_TRACK, MET -> true;
      case AT_RISK, MISSED -> false;
    };
  }

  private static List<MultiGauge.Row<?>> rows(
      List<SlaCommitmentMeasured> standings, ToDoubleFunction<SlaCommitmentMeasured> value) {
    return standings.stream()
        .<MultiGauge.Row<?>>map(each ->
            MultiGauge.Row.of(Tags.of("commitment", each.commitment()), value.applyAsDouble(each)))
        .toList();
  }
}
