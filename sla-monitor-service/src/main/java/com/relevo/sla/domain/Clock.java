package com.relevo.sla.domain;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.AssignmentId;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One target on one cycle, on one assignment or after one contact ({@code part}). Pinned: target
 * and calendar are those of the agreement {@code pin} names, whatever holds later. Budget and what
 * an older instance had used up are kept; when it is due follows. Evidence counts from {@code
 * anchor} on. {@code fired} is how many steps of the plan are behind it; {@code endedAt} is when it
 * was met or ended without a verdict.
 */
public record Clock(
    String target,
    Kind kind,
    @Nullable String part,
    boolean successor,
    String pin,
    String version,
    String calendar,
    Duration budget,
    Duration carried,
    Instant anchor,
    Instant startedAt,
    ClockState state,
    boolean rescinded,
    int fired,
    int turns,
    @Nullable Instant endedAt,
    @Nullable Waiver waiver,
    Dispute dispute,
    List<Transition> history) {
  private static final int HISTORY = 40;

  public Clock {
    history = List.copyOf(history);
  }

  /** From {@code at}, or for good, nobody is to be bothered with it. */
  public record Waiver(Instant at, @Nullable Instant expiresAt) {
    public boolean covers(Instant instant) {
      return !instant.isBefore(at) && (expiresAt == null || instant.isBefore(expiresAt));
    }
  }

  public enum Dispute {
    NONE,
    OPEN,
    UPHELD,
    DISMISSED
  }

  /** Its id over all leads. */
  public String id(LeadId lead, int cycle) {
    String id = base(lead, cycle, target, part);
    return successor ? id + "@" + version : id;
  }

  static String base(LeadId lead, int cycle, String target, @Nullable String part) {
    String id = lead.value() + "/" + cycle + "/" + target;
    return part == null ? id : id + "/" + part;
  }

  boolean is(String target, @Nullable String part) {
    return this.target.equals(target) && Objects.equals(this.part, part);
  }

  public @Nullable AssignmentId assignment() {
    return kind == Kind.TIME_TO_ACCEPT && part != null ? new AssignmentId(part) : null;
  }

  static Clock of(SlaStarted event, Kind kind, @Nullable String part, String pin, Instant anchor) {
    return new Clock(
        event.instance().target(),
        kind,
        part,
        event.supersedes() != null,
        pin,
        event.meta().agreementVersion() == null ? "" : event.meta().agreementVersion(),
        event.calendar(),
        Duration.ofSeconds(event.budgetSeconds()),
        Duration.ofSeconds(event.consumedSeconds()),
        anchor,
        event.startedAt(),
        ClockState.RUNNING,
        false,
        0,
        0,
        null,
        null,
        Dispute.NONE,
        List.of());
  }

  /** {@code steps} of the plan are behind it. */
  Clock fired(int steps) {
    return with(state, rescinded, Math.max(fired, steps), turns, endedAt, waiver, dispute);
  }

  Clock in(ClockState next) {
    return with(next, rescinded, fired, turns, endedAt, waiver, dispute);
  }

  /** Paused, or running again. */
  Clock turned(ClockState next) {
    return with(next, rescinded, fired, turns + 1, endedAt, waiver, dispute);
  }

  Clock ended(ClockState verdict, Instant at) {
    return with(verdict, rescinded, fired, turns, at, waiver, dispute);
  }

  Clock metAfterAll(Instant at) {
    return with(ClockState.MET, true, fired, turns, at, waiver, dispute);
  }

  /** Its breach was none; a later one is another, and can be disputed again. */
  Clock goingOn() {
    return with(ClockState.RUNNING, true, fired, turns + 1, null, waiver, Dispute.NONE);
  }

  /** A breach was taken back, and may come again. */
  boolean breachOwedAgain() {
    return rescinded && state.open();
  }

  /** When the newest of that type was said, if that is remembered. */
  Optional<Transition> last(EventType type) {
    return history.stream().filter(each -> each.type() == type).reduce((_, later) -> later);
  }

  Clock waived(Waiver granted) {
    return with(state, rescinded, fired, turns, endedAt, granted, dispute);
  }

  Clock disputed(Dispute now) {
    return with(state, rescinded, fired, turns, endedAt, waiver, now);
  }

  /** Keeps what the event said for whoever asks why; of endless pauses only the newest. */
  Clock noting(SlaEvent event) {
    List<Transition> all = new ArrayList<>(history);
    all.add(Transition.of(event));
    if (all.size() > HISTORY) {
      all.remove(1);
    }
    return new Clock(
        target, kind, part, successor, pin, version, calendar, budget, carried, anchor, startedAt,
        state, rescinded, fired, turns, endedAt, waiver, dispute, all);
  }

  private Clock with(
      ClockState state,
      boolean rescinded,
      int fired,
      int turns,
      @Nullable Instant endedAt,
      @Nullable Waiver waiver,
      Dispute dispute) {
    return new Clock(
        target, kind, part, successor, pin, version, calendar, budget, carried, anchor, startedAt,
        state, rescinded, fired, turns, endedAt, waiver, dispute, history);
  }
}
