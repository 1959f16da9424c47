package com.relevo.handoff.domain.lead;

import com.relevo.agreement.ContactStatements;
import com.relevo.events.AssignmentId;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.Considered;
import com.relevo.events.LeadFacts;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest.Result;
import java.time.Instant;
import java.util.List;

/** What a decision changes: what all the world hears of, and what this service alone needs. */
public sealed interface Change {

  /** A desk is asked or told something. */
  sealed interface OfDesk extends Change {}

  /** For the lead's state alone. */
  sealed interface OfState extends Change {}

  /** A new cycle; {@code score} in full, as the rules may look at its parts later. */
  record Opened(HandoffEvent.HandoffOpened event, Score score) implements Change {}

  record Happened(HandoffEvent event) implements Change {}

  /**
   * A team's desk is asked for a rep; {@code rest} is where the lead goes on to if it has none,
   * {@code considered} who could not have it so far.
   */
  record Requested(Stop stop, AssignmentId assignment, List<Stop> rest, List<Considered> considered)
      implements OfDesk {
    public Requested(TeamId team, AssignmentId assignment, Reason rule) {
      this(Stop.at(team, rule), assignment, List.of(), List.of());
    }

    public TeamId team() {
      return stop.team();
    }

    public Reason rule() {
      return stop.rule();
    }
  }

  /** The team's desk is asked for another rep; the lead stays with the one it has meanwhile. */
  record Sought(TeamId team, AssignmentId assignment, RepId insteadOf, Reason why)
      implements OfDesk {}

  /** The search for another rep came to nothing, for the present one acted meanwhile. */
  record SearchEnded() implements OfState {}

  /** An escalation or a report was acted on; it must not be again. */
  record ActedOn(String eventId) implements OfState {}

  /** A rep was named for the lead: the desk of their team counts it, and proposes nobody. */
  record Placed(Assignment assignment) implements OfDesk {}

  /** The rep did not accept it in time. */
  record TimedOut() implements OfState {}

  /** The lead is known better than when the cycle opened. */
  record FactsLearnt(LeadFacts lead) implements OfState {}

  /** The desk is told that it may give this place to another lead, and what came of it. */
  record Released(TeamId team, AssignmentId assignment, Result result) implements OfDesk {
    public Released(TeamId team, AssignmentId assignment) {
      this(team, assignment, Result.OPEN);
    }
  }

  /** What sales qualified is to be qualified again. */
  record Unqualified() implements OfState {}

  record StageRecorded(Stage stage) implements OfState {}

  record ConsentRecorded(boolean contactAllowed, ContactStatements said) implements OfState {}

  /** The lead asked to be contacted; whoever contacts it then answers. */
  record Asked(Instant at) implements OfState {}
}
