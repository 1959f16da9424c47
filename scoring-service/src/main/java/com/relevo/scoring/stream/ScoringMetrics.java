package com.relevo.scoring.stream;

import com.relevo.events.Event;
import com.relevo.events.Mode;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.scoring.domain.Position;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What scoring counts. */
record ScoringMetrics(MeterRegistry metrics, Funnel funnel) {
  private static final Set<Stage> MARKETINGS =
      EnumSet.of(Stage.LEAD, Stage.PROFILED, Stage.RECYCLED);

  private static final Duration[] STEPS =
      IntStream.of(1, 24, 72, 168, 336, 720, 2160)
          .mapToObj(Duration::ofHours)
          .toArray(Duration[]::new);

  ScoringMetrics(MeterRegistry metrics, List<String> services) {
    this(metrics, new Funnel(metrics, services));
  }

  /** What one decision said of a lead that was at {@code before}. */
  void decided(Position before, List<Event> events) {
    Instant since = before.since();
    for (Event event : events) {
      announced(event);
      if (event instanceof QualificationChanged changed) {
        Instant at = changed.meta().occurredAt();
        if (changed.meta().mode() == Mode.LIVE) {
          left(changed.from(), since, at);
        }
        since = at;
      }
    }
  }

  /** A stage that a lead only passes through on its way is none that it was in. */
  private void left(Stage stage, @Nullable Instant since, Instant at) {
    if (MARKETINGS.contains(stage) && since != null && since.isBefore(at)) {
      Timer.builder("relevo.stage.duration")
          .description("How long leads were in a stage that they left")
          .tag("stage", stage.name())
          .serviceLevelObjectives(STEPS)
          .register(metrics)
          .record(Duration.between(since, at));
    }
  }

  private void announced(Event event) {
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
