package com.relevo.sla.simulation;

import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one clock: all that was said of it, added up. {@code at} is when the outcome
 * occurred, {@code why} the reason in a sentence; {@code rescinded} where a breach was taken back.
 * Team and rep are those the outcome is theirs.
 */
public record Fate(
    String id,
    LeadId lead,
    String target,
    @Nullable TeamId team,
    @Nullable RepId rep,
    Instant startedAt,
    Instant dueAt,
    Outcome outcome,
    Instant at,
    String why,
    boolean warned,
    boolean escalated,
    boolean rescinded) {

  public static Fate of(SlaStarted event) {
    return new Fate(
        event.instance().id(),
        event.leadId(),
        event.instance().target(),
        event.instance().team(),
        event.instance().rep(),
        event.startedAt(),
        event.dueAt(),
        Outcome.RUNNING,
        event.startedAt(),
        why(event),
        false,
        false,
        false);
  }

  /** After something else was said of the same clock. */
  public Fate after(SlaEvent event) {
    return switch (event) {
      case SlaEvent.SlaMet met -> ended(Outcome.MET, met, met.dueAt());
      case SlaEvent.SlaMetLate met -> ended(Outcome.MET_LATE, met, met.dueAt());
      case SlaEvent.SlaBreached breached -> ended(Outcome.BREACHED, breached, breached.dueAt());
      case SlaEvent.SlaRescinded back ->
          ended(back.metAt() == null ? Outcome.RUNNING : Outcome.MET, back, back.dueAt())
              .noting(warned, escalated, true);
      case SlaEvent.SlaCancelled cancelled -> ended(Outcome.CANCELLED, cancelled, dueAt);
      case SlaEvent.SlaUnmeasurable unknown -> ended(Outcome.UNMEASURABLE, unknown, dueAt);
      case SlaEvent.SlaWarned warning -> due(warning.dueAt()).noting(true, escalated, rescinded);
      case SlaEvent.SlaEscalated _ -> noting(warned, true, rescinded);
      case SlaEvent.SlaResumed resumed -> due(resumed.dueAt());
      case SlaStarted _,
          SlaEvent.SlaPaused _,
          SlaEvent.SlaSuperseded _,
          SlaEvent.SlaWaived _,
          SlaEvent.SlaDisputed _,
          SlaEvent.SlaDisputeResolved _ ->
          this;
    };
  }

  private Fate ended(Outcome end, SlaEvent event, Instant due) {
    TeamId owing = event.instance().team();
    return new Fate(
        id,
        lead,
        target,
        owing == null ? team : owing,
        owing == null ? rep : event.instance().rep(),
        startedAt,
        due,
        end,
        event.meta().occurredAt(),
        why(event),
        warned,
        escalated,
        rescinded);
  }

  private Fate due(Instant due) {
    return new Fate(
        id, lead, target, team, rep, startedAt, due, outcome, at, why, warned, escalated,
        rescinded);
  }

  private Fate noting(boolean warned, boolean escalated, boolean rescinded) {
    return new Fate(
        id, lead, target, team, rep, startedAt, dueAt, outcome, at, why, warned, escalated,
        rescinded);
  }

  private static String why(SlaEvent event) {
    return event.meta().because().isEmpty() ? "" : event.meta().because().getFirst().text();
  }
}
