package com.relevo.sla.domain;

import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.sla.domain.Clock.Dispute;
import com.relevo.sla.domain.Ruling.Refusal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether people may have what they ask. */
final class Rulings {
  private Rulings() {}

  /** {@code granted} makes a decision of the event. */
  static Ruling on(
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
