package com.relevo.scoring.stream;

import com.relevo.events.Event;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What scoring counts. */
record ScoringMetrics(MeterRegistry metrics, Funnel funnel) {
  ScoringMetrics(MeterRegistry metrics, List<String> services) {
    this(metrics, new Funnel(metrics, services));
  }

  void announced(Event event) {
    if (event instanceof LeadScored) {
      metrics.counter("relevo.leads.scored").increment();
    } else if (event instanceof QualificationChanged changed) {
      metrics
          .counter(
              "relevo.qualifications", "from", changed.from().name(), "to", changed.stage().name())
          .increment();
      if (changed.stage().compareTo(changed.from()) > 0) {
        funnel.entered(changed.stage(), changed.lead());
      }
    }
  }

  /** A lead whose time had come was looked at; stale where there was nothing to decide. */
  void elapsed(boolean any) {
    metrics.counter("relevo.scoring.looks", "outcome", any ? "decided" : "stale").increment();
  }

  void failed() {
    metrics.counter("relevo.scoring.looks", "outcome", "failed").increment();
  }
}
