package com.relevo.alignment.domain;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaCancelled;
import com.relevo.events.SlaEvent.SlaDisputeResolved;
import com.relevo.events.SlaEvent.SlaDisputed;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaMetLate;
import com.relevo.events.SlaEvent.SlaPaused;
import com.relevo.events.SlaEvent.SlaRescinded;
import com.relevo.events.SlaEvent.SlaResumed;
import com.relevo.events.SlaEvent.SlaStarted;
import com.relevo.events.SlaEvent.SlaSuperseded;
import com.relevo.events.SlaEvent.SlaUnmeasurable;
import com.relevo.events.SlaEvent.SlaWaived;
import com.relevo.events.SlaEvent.SlaWarned;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event changes in the list of breaches. Said again, it changes nothing more. */
public sealed interface BreachChange {
  /** How a breach stands: what happened to it since. */
  enum Standing {
    OPEN,
    MET_LATE,
    RESCINDED,
    WAIVED,
    DISPUTED
  }

  /** A clock breached. */
  record Breached(
      String clock,
      LeadId lead,
      String target,
      @Nullable TeamId team,
      @Nullable RepId rep,
      Instant dueAt,
      Instant firedAt)
      implements BreachChange {}

  /** If the clock has breached, it stands so now. */
  record Became(String clock, Standing standing) implements BreachChange {}

  /** Nothing of the lead is kept. */
  record Gone(LeadId lead) implements BreachChange {}

  static Optional<BreachChange> of(Event event) {
    return switch (event) {
      case SlaEvent sla -> ofClock(sla);
      case LeadErased erased -> Optional.of(new Gone(erased.leadId()));
      default -> Optional.empty();
    };
  }

  private static Optional<BreachChange> ofClock(SlaEvent event) {
    return switch (event) {
      case SlaBreached breached -> Optional.of(of(breached));
      case SlaMetLate met -> became(met, Standing.MET_LATE);
      case SlaRescinded rescinded -> became(rescinded, Standing.RESCINDED);
      case SlaWaived waived -> became(waived, Standing.WAIVED);
      case SlaDisputed disputed -> became(disputed, Standing.DISPUTED);
      case SlaDisputeResolved resolved ->
          became(
              resolved,
              resolved.outcome() == DisputeOutcome.UPHELD ? Standing.RESCINDED : Standing.OPEN);
      case SlaStarted _,
          SlaPaused _,
          SlaResumed _,
          SlaWarned _,
          SlaMet _,
          SlaEscalated _,
          SlaCancelled _,
          SlaUnmeasurable _,
          SlaSuperseded _ ->
          Optional.empty();
    };
  }

  private static BreachChange of(SlaBreached event) {
    SlaInstance clock = event.instance();
    return new Breached(
        clock.id(),
        event.leadId(),
        clock.target(),
        clock.team(),
        clock.rep(),
        event.dueAt(),
        event.firedAt());
  }

  private static Optional<BreachChange> became(SlaEvent event, Standing standing) {
    return Optional.of(new Became(event.instance().id(), standing));
  }
}
