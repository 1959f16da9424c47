package com.relevo.sla.domain;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.sla.domain.Clock.Dispute;
import com.relevo.sla.domain.Ruling.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether people may have what they ask. */
final class Rulings {
  private Rulings() {}

  /** {@code granted} makes a decision of the event. */
  static Ruling on(
      Instance instance, SlaCommand command, Instant now, Function<SlaEvent, Decision> granted) {
    return before(instance, command, now).orElseGet(() -> first(instance, command, now, granted));
  }

  /** Whoever repeats a command hears of what it did the first time, and it does nothing again. */
  private static Optional<Ruling> before(Instance instance, SlaCommand command, Instant now) {
    Clock clock = instance.clock();
    return switch (command) {
      case SlaCommand.Waive waive when clock.waiver() != null ->
          clock.waiver().covers(now)
                  && Objects.equals(clock.waiver().expiresAt(), waive.expiresAt())
              ? said(instance, EventType.SLA_WAIVED, Transition.words(waive))
              : Optional.empty();
      case SlaCommand.Dispute dispute when clock.dispute() == Dispute.OPEN ->
          said(instance, EventType.SLA_DISPUTED, Transition.words(dispute));
      case SlaCommand.Resolve resolve
          when clock.dispute() == Dispute.UPHELD || clock.dispute() == Dispute.DISMISSED ->
          said(instance, EventType.SLA_DISPUTE_RESOLVED, Transition.words(resolve));
      case SlaCommand.Waive _, SlaCommand.Dispute _, SlaCommand.Resolve _ -> Optional.empty();
    };
  }

  private static Optional<Ruling> said(Instance instance, EventType type, String words) {
    return instance
        .clock()
        .last(type)
        .filter(last -> words.equals(last.detail()))
        .map(last ->
            new Ruling.GrantedBefore(
                type, EventIds.derive(instance.id(), type, last.occurredAt()), last.recordedAt()));
  }

  private static Ruling first(
      Instance instance, SlaCommand command, Instant now, Function<SlaEvent, Decision> granted) {
    ClockEvents events = new ClockEvents(instance, now);
    Clock clock = instance.clock();
    return switch (command) {
      case SlaCommand.Waive waive ->
          !waivable(clock)
              ? new Ruling.Refused(Refusal.NOTHING_TO_WAIVE)
              : waive.expiresAt() != null && !waive.expiresAt().isAfter(now)
                  ? new Ruling.Refused(Refusal.EXPIRED)
                  : new Ruling.Granted(granted.apply(events.waived(waive)));
      case SlaCommand.Dispute dispute when !theirs(instance.cycle(), dispute.boundTo()) ->
          new Ruling.Refused(Refusal.NOT_YOURS);
      case SlaCommand.Dispute dispute ->
          breached(clock) && clock.dispute() == Dispute.NONE
              ? new Ruling.Granted(granted.apply(events.disputed(dispute)))
              : new Ruling.Refused(Refusal.NOTHING_TO_DISPUTE);
      case SlaCommand.Resolve resolve ->
          clock.dispute() == Dispute.OPEN
              ? new Ruling.Granted(granted.apply(events.resolved(resolve)))
              : new Ruling.Refused(Refusal.NOT_DISPUTED);
    };
  }

  /** A lead that was taken from them leaves the breach that it was taken for. */
  private static boolean theirs(Cycle cycle, @Nullable RepId rep) {
    return rep == null
        || cycle.assignments().stream().anyMatch(assigned -> rep.equals(assigned.rep()));
  }

  private static boolean waivable(Clock clock) {
    return clock.state().open() || breached(clock);
  }

  private static boolean breached(Clock clock) {
    return clock.state() == ClockState.BREACHED || clock.state() == ClockState.MET_LATE;
  }
}
