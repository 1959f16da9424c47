package com.relevo.handoff.stream;

import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.Mode;
import com.relevo.events.Stage;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far cycles get, what reps say to them, and how long each step takes, in elapsed time.
 * Imported leads are counted, but not timed.
 */
final class CycleMetrics {
  /** What agreements promise most, so that "within" can be read off a bucket without guessing. */
  private static final Duration[] STEPS =
      Stream.of(
              "1m", "5m", "10m", "15m", "30m", "1h", "2h", "4h", "8h", "24h", "48h", "120h", "240h")
          .map(text -> Duration.parse("PT" + text.toUpperCase(Locale.ROOT)))
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  CycleMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void published(HandoffEvent event) {
    switch (event) {
      case HandoffEvent.HandoffOpened opened -> opened(opened);
      case HandoffEvent.HandoffClosed closed ->
          registry
              .counter(
                  "relevo.handoffs.closed",
                  "outcome",
                  closed.outcome().name().toLowerCase(Locale.ROOT))
              .increment();
      case HandoffEvent.LeadAccepted it -> answered("accepted", it.assignment(), "");
      case HandoffEvent.LeadReturned it -> answered("returned", it.assignment(), it.reasonCode());
      case HandoffEvent.LeadRejected it -> answered("rejected", it.assignment(), it.reasonCode());
      case HandoffEvent.LeadQualified it -> answered("qualified", it.assignment(), "");
      case HandoffEvent.LeadRecycled it -> answered("recycled", it.assignment(), it.reasonCode());
      case HandoffEvent.LeadDisqualified it ->
          answered("disqualified", it.assignment(), it.reasonCode());
      default -> {
        // no answer, and neither the beginning nor the end
      }
    }
  }

  private void opened(HandoffEvent.HandoffOpened opened) {
    registry
        .counter(
            "relevo.handoffs.opened",
            "source",
            opened.lead().source(),
            "stage",
            opened.stage().name())
        .increment();
    if (opened.meta().mode() == Mode.LIVE) {
      Timer.builder("relevo.pipeline.latency")
          .description("From when the fact that qualified a lead was received until sales had it")
          .serviceLevelObjectives(
              Duration.ofMillis(250),
              Duration.ofMillis(500),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(5))
          .register(registry)
          .record(between(opened.meta().occurredAt(), opened.meta().recordedAt()));
    }
  }

  /** Reasons are the agreement's codes; where none is asked for, the label is empty. */
  private void answered(String answer, Assignment assignment, String reason) {
    registry
        .counter(
            "relevo.rep.answers",
            "team",
            assignment.team().value(),
            "answer",
            answer,
            "reason",
            reason)
        .increment();
  }

  /** What one decision made of a lead. */
  void kept(HandoffState before, HandoffState next) {
    next.current()
        .filter(cycle -> cycle.opening().mode() == Mode.LIVE)
        .ifPresent(cycle ->
            moved(
                before
                    .current()
                    .filter(each -> each.number() == cycle.number())
                    .map(Cycle::progress),
                cycle));
  }

  private void moved(Optional<Progress> before, Cycle cycle) {
    Progress now = cycle.progress();
    Instant opened = cycle.opening().at();
    if (cycle.held().isPresent()
        && isNew(before.map(Progress::firstContactAt), now.firstContactAt())) {
      timer("relevo.speed.to.lead", "From qualified to the first contact", "team", team(cycle))
          .record(between(opened, now.firstContactAt()));
    }
    if (isNew(before.map(Progress::acceptedAt), now.acceptedAt())) {
      left(Stage.MQL, opened, now.acceptedAt());
    }
    if (isNew(before.map(Progress::qualifiedAt), now.qualifiedAt())) {
      left(Stage.SAL, now.acceptedAt() == null ? opened : now.acceptedAt(), now.qualifiedAt());
    }
    if (isNew(before.map(Progress::closedAt), now.closedAt())) {
      if (now.qualifiedAt() != null) {
        left(Stage.SQL, now.qualifiedAt(), now.closedAt());
      } else if (now.acceptedAt() != null) {
        left(Stage.SAL, now.acceptedAt(), now.closedAt());
      } else {
        left(Stage.MQL, opened, now.closedAt());
      }
    }
  }

  private static boolean isNew(Optional<Instant> before, @Nullable Instant now) {
    return before.isEmpty() && now != null;
  }

  private static String team(Cycle cycle) {
    return cycle.held().map(each -> each.team().value()).orElse(HandoffMetrics.NO_TEAM);
  }

  private void left(Stage stage, Instant from, @Nullable Instant to) {
    timer(
            "relevo.stage.duration",
            "How long leads were in a stage that they left",
            "stage",
            stage.name())
        .record(between(from, to));
  }

  private Timer timer(String name, String description, String label, String value) {
    return Timer.builder(name)
        .description(description)
        .tag(label, value)
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  /** A contact may have been before the lead was qualified: it took no time then. */
  private static Duration between(Instant from, @Nullable Instant to) {
    return to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
