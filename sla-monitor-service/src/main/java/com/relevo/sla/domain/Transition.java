package com.relevo.sla.domain;

import com.relevo.events.EventType;
import com.relevo.events.SlaEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a clock did: {@code code} is why, {@code detail} the step that fired or the id of the
 * event that proves it. What was said in full is on relevo.sla.
 */
public record Transition(
    EventType type, Instant occurredAt, Instant recordedAt, String code, @Nullable String detail) {

  static Transition of(SlaEvent event) {
    return new Transition(
        event.type(),
        event.meta().occurredAt(),
        event.meta().recordedAt(),
        event.meta().because().isEmpty() ? "" : event.meta().because().getFirst().code(),
        detail(event));
  }

  /** The detail of what is said when the command is granted. */
  static String words(SlaCommand command) {
    return switch (command) {
      case SlaCommand.Waive waive -> words(waive.by(), waive.reason());
      case SlaCommand.Dispute dispute -> words(dispute.by(), dispute.reason());
      case SlaCommand.Resolve resolve ->
          words(resolve.outcome() + ", " + resolve.by(), resolve.reason());
    };
  }

  private static String words(String by, String reason) {
    return by + ": " + reason;
  }

  private static @Nullable String detail(SlaEvent event) {
    return switch (event) {
      case SlaEvent.SlaWarned warned -> warned.step();
      case SlaEvent.SlaEscalated escalated -> escalated.step();
      case SlaEvent.SlaMet met -> met.evidence();
      case SlaEvent.SlaMetLate met -> met.evidence();
      case SlaEvent.SlaRescinded rescinded -> rescinded.evidence();
      case SlaEvent.SlaSuperseded superseded -> superseded.by();
      case SlaEvent.SlaWaived waived -> words(waived.approver(), waived.reason());
      case SlaEvent.SlaDisputed disputed -> words(disputed.disputedBy(), disputed.reason());
      case SlaEvent.SlaDisputeResolved resolved ->
          words(resolved.outcome() + ", " + resolved.resolvedBy(), resolved.reason());
      case SlaEvent.SlaStarted _,
          SlaEvent.SlaPaused _,
          SlaEvent.SlaResumed _,
          SlaEvent.SlaBreached _,
          SlaEvent.SlaCancelled _,
          SlaEvent.SlaUnmeasurable _ ->
          null;
    };
  }
}
