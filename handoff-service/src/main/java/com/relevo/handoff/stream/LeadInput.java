package com.relevo.handoff.stream;

import com.relevo.events.Event;
import com.relevo.events.LeadEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.lead.Command;

/** What the leads processor decides on. */
sealed interface LeadInput {

  /** An event of a service. */
  sealed interface Heard extends LeadInput {
    Event event();
  }

  record Qualification(ScoringEvent.QualificationChanged event) implements Heard {}

  record Consent(LeadEvent.ConsentChanged event) implements Heard {}

  record Captured(LeadEvent.LeadCaptured event) implements Heard {}

  /** The lead asked to be contacted. */
  record Engaged(LeadEvent.LeadEngaged event) implements Heard {}

  /** The lead is another's from now on, or nobody's. */
  record Gone(LeadEvent event) implements Heard {}

  record Activity(LeadEvent.ActivityReported event) implements Heard {}

  record Given(Command command) implements LeadInput {}

  record Answered(DeskAnswer answer) implements LeadInput {}

  record Escalation(SlaEvent.SlaEscalated event) implements Heard {}

  /** A clock was started, moved or ended. */
  record Clock(SlaEvent event) implements Heard {}
}
