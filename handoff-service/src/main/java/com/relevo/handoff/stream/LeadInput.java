package com.relevo.handoff.stream;

import com.relevo.events.LeadEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.SlaEvent;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.lead.Command;

/** What the leads processor decides on. */
sealed interface LeadInput {
  record Qualification(ScoringEvent.QualificationChanged event) implements LeadInput {}

  record Consent(LeadEvent.ConsentChanged event) implements LeadInput {}

  record Captured(LeadEvent.LeadCaptured event) implements LeadInput {}

  /** The lead is another's from now on, or nobody's. */
  record Gone(LeadEvent event) implements LeadInput {}

  record Activity(LeadEvent.ActivityReported event) implements LeadInput {}

  record Given(Command command) implements LeadInput {}

  record Answered(DeskAnswer answer) implements LeadInput {}

  record Escalation(SlaEvent.SlaEscalated event) implements LeadInput {}

  /** A clock was started, moved or ended. */
  record Clock(SlaEvent event) implements LeadInput {}
}
