package com.relevo.sla.domain.commitment;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.RoutingRule;
import com.relevo.agreement.Commitment;
import com.relevo.agreement.Condition;
import com.relevo.agreement.Condition.Facts;
import com.relevo.agreement.calendar.Interval;
import com.relevo.events.AgreementEvent;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.Mode;
import com.relevo.events.RosterEvent;
import com.relevo.events.ScoringEvent;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.SlaEvent;
import com.relevo.events.SlaReport;
import com.relevo.events.SlaReport.CommitmentMeasure;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lead counts where, by when it happened. Only LIVE events do: an import is not this period's
 * work. The order in which topics are read changes nothing.
 */
public final class Counting {
  private final Agreement agreement;
  private final Duration grace;

  /** {@code grace} is how long after a period's end it still changes. */
  public Counting(Agreement agreement, Duration grace) {
    this.agreement = agreement;
    this.grace = grace;
  }

  public LeadMarks on(LeadMarks marks, Event event, Instant now) {
    if (event.meta().mode() != Mode.LIVE) {
      return marks;
    }
    return switch (event) {
      case LeadEvent lead -> heard(marks, lead, now);
      case ScoringEvent scoring -> heard(marks, scoring, now);
      case HandoffEvent handoff -> heard(marks, handoff, now);
      case SlaEvent _, SlaReport _, AgreementEvent _, RosterEvent _ -> marks;
    };
  }

  private LeadMarks heard(LeadMarks marks, LeadEvent event, Instant now) {
    return switch (event) {
      case LeadCaptured captured when captured.firstSeen() -> captured(marks, captured, now);
      case LeadCaptured _,
          LeadEvent.LeadEngaged _,
          LeadEvent.ActivityReported _,
          LeadEvent.ConsentChanged _,
          LeadEvent.LeadMerged _,
          LeadEvent.LeadSplit _ ->
          marks;
      case LeadEvent.LeadErased _ -> LeadMarks.NONE;
    };
  }

  private LeadMarks captured(LeadMarks before, LeadCaptured event, Instant now) {
    Facts facts = new Facts(event.facts(), new Score(0, 0), Stage.LEAD, Map.of());
    LeadMarks marks = before;
    for (Commitment each : concerned(CommitmentMeasure.PROFILED_RATE, facts, routed(facts))) {
      Instant profiled = marks.profiledAt();
      marks =
          count(marks, each, at(event, now), now, mark -> profiledIn(mark, profiled), old -> old);
    }
    return marks;
  }

  private LeadMarks heard(LeadMarks marks, ScoringEvent event, Instant now) {
    return switch (event) {
      case QualificationChanged changed -> changed(marks, changed, now);
      case ScoringEvent.LeadScored _ -> marks;
    };
  }

  private LeadMarks changed(LeadMarks before, QualificationChanged event, Instant now) {
    LeadMarks marks = before;
    if (event.stage() == Stage.PROFILED || event.stage().qualified()) {
      marks = profiled(marks, at(event, now));
    }
    if (!event.stage().qualified()) {
      return marks;
    }
    marks = marks.holding(holding(event.lead()));
    return switch (event.from()) {
      case LEAD, PROFILED, RECYCLED, DISQUALIFIED, LOST -> qualified(marks, event, now);
      // Further up: it was marketing qualified before.
      case MQL, SAL, SQL, OPPORTUNITY, CUSTOMER -> marks;
    };
  }

  private LeadMarks qualified(LeadMarks before, QualificationChanged event, Instant now) {
    Facts facts = new Facts(event.lead(), event.score(), event.stage(), Map.of());
    LeadMarks marks = before;
    for (Commitment each : concerned(CommitmentMeasure.MQL_VOLUME, facts, routed(facts))) {
      marks = count(marks, each, at(event, now), now, mark -> mark.hit(true), old -> old);
    }
    return marks;
  }

  /** The first time counts; losing a field later does not take it back. */
  private LeadMarks profiled(LeadMarks marks, Instant at) {
    Instant known = marks.profiledAt();
    Instant first = known == null || at.isBefore(known) ? at : known;
    return marks
        .mapped(mark -> isOnProfiles(mark) ? profiledIn(mark, first) : mark)
        .profiled(first);
  }

  private static Mark profiledIn(Mark mark, @Nullable Instant profiledAt) {
    return mark.hit(profiledAt != null && profiledAt.isBefore(mark.to()));
  }

  private boolean isOnProfiles(Mark mark) {
    return of(CommitmentMeasure.PROFILED_RATE).anyMatch(each -> mark.of(each.id()));
  }

  private LeadMarks heard(LeadMarks marks, HandoffEvent event, Instant now) {
    return switch (event) {
      case HandoffOpened opened -> marks.holding(holding(opened.lead()));
      case HandoffEvent.LeadAccepted accepted ->
          answered(marks, accepted, accepted.assignment().team(), true, now);
      case HandoffEvent.LeadRejected rejected ->
          answered(marks, rejected, rejected.assignment().team(), false, now);
      case HandoffEvent.LeadUnrouted _,
          HandoffEvent.LeadAssigned _,
          HandoffEvent.LeadUnassigned _,
          HandoffEvent.LeadKept _,
          HandoffEvent.LeadReturned _,
          HandoffEvent.LeadSnoozed _,
          HandoffEvent.LeadWoken _,
          HandoffEvent.TransferOffered _,
          HandoffEvent.TransferDeclined _,
          HandoffEvent.RejectionArchived _,
          HandoffEvent.OpportunityOpened _,
          HandoffEvent.ContactLogged _,
          HandoffEvent.LeadQualified _,
          HandoffEvent.LeadRecycled _,
          HandoffEvent.LeadDisqualified _,
          HandoffEvent.DealWon _,
          HandoffEvent.DealLost _,
          HandoffEvent.HandoffClosed _ ->
          marks;
    };
  }

  /** A lead answered more than once in a period counts by its last answer. */
  private LeadMarks answered(
      LeadMarks before, Event event, TeamId team, boolean accepted, Instant now) {
    Instant at = at(event, now);
    LeadMarks marks = before;
    for (Commitment each : of(CommitmentMeasure.ACCEPTANCE_RATE).toList()) {
      if (owes(each, team) && holds(each, before)) {
        marks =
            count(
                marks,
                each,
                at,
                now,
                mark -> mark.hit(accepted),
                old -> at.isAfter(old.at()) ? new Mark(old.slot(), old.to(), at, accepted) : old);
      }
    }
    return marks;
  }

  private LeadMarks count(
      LeadMarks marks,
      Commitment commitment,
      Instant at,
      Instant now,
      UnaryOperator<Mark> judged,
      UnaryOperator<Mark> again) {
    Interval period = Periods.of(agreement, commitment, at);
    if (!period.to().plus(grace).isAfter(now)) {
      return marks;
    }
    Slot slot = new Slot(commitment.id(), period.from());
    return marks.marked(judged.apply(new Mark(slot, period.to(), at, false)), again);
  }

  private List<Commitment> concerned(
      CommitmentMeasure measure, Facts facts, @Nullable TeamId team) {
    return of(measure).filter(each -> owes(each, team) && each.when().holds(facts)).toList();
  }

  private static boolean owes(Commitment commitment, @Nullable TeamId team) {
    return commitment.team() == null || Objects.equals(commitment.team(), team);
  }

  /** An answer does not say what the lead is; the handover before it did. */
  private static boolean holds(Commitment commitment, LeadMarks marks) {
    return commitment.when() == Condition.ALWAYS || marks.holding().contains(commitment.id());
  }

  private List<String> holding(LeadFacts lead) {
    Facts facts = new Facts(lead, new Score(0, 0), Stage.LEAD, Map.of());
    return of(CommitmentMeasure.ACCEPTANCE_RATE)
        .filter(each -> each.when() != Condition.ALWAYS && each.when().holds(facts))
        .map(Commitment::id)
        .toList();
  }

  /** The team that routing gives, known before handoff-service gets to the lead. */
  private @Nullable TeamId routed(Facts facts) {
    return agreement.route(facts).map(RoutingRule::team).orElse(null);
  }

  private Stream<Commitment> of(CommitmentMeasure measure) {
    return agreement.commitments().stream().filter(each -> each.measure() == measure);
  }

  /** A tool's clock may be ahead; nothing counts in a period that has not begun. */
  private static Instant at(Event event, Instant now) {
    Instant at = event.meta().occurredAt();
    return at.isAfter(now) ? now : at;
  }
}
