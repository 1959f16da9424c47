package com.relevo.scoring.predictive;

import com.relevo.scoring.domain.predictive.Evidence;
import com.relevo.scoring.domain.predictive.Model;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** What was learnt and how good it is, shown by the one instance that learns. */
final class PredictiveMetrics {
  private final MeterRegistry registry;
  private final MultiGauge outcomes;
  private final MultiGauge auc;
  private final MultiGauge brier;
  private final MultiGauge silent;

  PredictiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.outcomes = gauge("relevo.predictive.outcomes", "Handoff cycles learnt from, by their end");
    this.auc =
        gauge("relevo.predictive.auc", "How well leads are ranked: 0.5 is chance, 1 is perfect");
    this.brier = gauge("relevo.predictive.brier", "Mean squared error of the probabilities");
    this.silent = gauge("relevo.predictive.silent", "1 while there is too little evidence, else 0");
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  void show(Model model) {
    outcomes.register(
        List.of(
            MultiGauge.Row.of(Tags.of("outcome", "good"), model.outcomes().good()),
            MultiGauge.Row.of(Tags.of("outcome", "other"), model.outcomes().other())),
        true);
    silent.register(List.of(MultiGauge.Row.of(Tags.empty(), model.silent() == null ? 0 : 1)), true);
    Evidence evidence = model.evidence();
    auc.register(
        evidence == null
            ? List.of()
            : List.of(
                MultiGauge.Row.of(Tags.of("score", "predictive"), evidence.auc().value()),
                MultiGauge.Row.of(Tags.of("score", "agreed"), evidence.agreedAuc().value())),
        true);
    brier.register(
        evidence == null
            ? List.of()
            : List.of(MultiGauge.Row.of(Tags.empty(), evidence.reliability().brier())),
        true);
  }

  /** Somebody else shows them from now on. */
  void hide() {
    List.of(outcomes, auc, brier, silent).forEach(gauge -> gauge.register(List.of(), true));
  }

  /** Handoff cycles that nothing is learnt from though they came to an outcome. */
  void passedOver(String reason) {
    registry.counter("relevo.predictive.passed.over", "reason", reason).increment();
  }
}
