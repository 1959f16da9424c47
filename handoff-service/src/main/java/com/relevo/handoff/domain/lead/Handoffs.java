package com.relevo.handoff.domain.lead;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.ContactStatements;
import com.relevo.events.EventType;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadEvent.ConsentChanged;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadEvent.LeadMerged;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.QualificationChanged;
import com.relevo.events.Stage;
import com.relevo.handoff.domain.desk.DeskAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides on what others say of a lead: scoring, intake, and the desks. A cycle is opened, and
 * routed at first, by the agreement that held when it was qualified; when it must be routed anew,
 * for there is no rule or no such team, then by the one in force at that time.
 */
public final class Handoffs {
  private static final Reason ERASED = Reason.of("lead_erased", "The person asked to be forgotten");
  private static final Reason NO_CONSENT =
      Reason.of("consent_withdrawn", "The lead does not allow to be contacted");

  /** Scoring's reason for a lead that asks for sales. */
  private static final String HAND_RAISED = "hand_raised";

  private static final Reason NOT_QUALIFIED =
      Reason.of("no_longer_qualified", "The score fell below the threshold before a rep accepted");

  private final AgreementTimeline timeline;
  private final Preferences preferences;
  private final Assigning assigning;

  public Handoffs(AgreementTimeline timeline, Preferences preferences) {
    this.timeline = timeline;
    this.preferences = preferences;
    this.assigning = new Assigning(timeline, preferences);
  }

  /**
   * A qualified lead without an open cycle gets one; an open one is never doubled, whatever cycle
   * scoring counts.
   */
  public List<Change> decide(HandoffState state, QualificationChanged changed, Instant now) {
    return state
        .open()
        .map(cycle -> whileOpen(state, cycle, changed, now))
        .orElseGet(() -> mayOpen(state, changed) ? open(state, changed, now) : List.of());
  }

  /** No score opens another cycle of a lead that will never be a customer. */
  private static boolean mayOpen(HandoffState state, QualificationChanged changed) {
    boolean disqualified =
        state
            .current()
            .map(Cycle::progress)
            .filter(ended -> ended.outcome() == Outcome.DISQUALIFIED || ended.archivedAt() != null)
            .isPresent();
    return changed.stage().qualified()
        && changed.meta().cycle() > state.lastCycle()
        && !disqualified;
  }

  private List<Change> open(HandoffState before, QualificationChanged changed, Instant now) {
    Meta from = changed.meta();
    List<Change> changes = new ArrayList<>(handRaised(before, changed));
    HandoffState state = Evolution.evolve(before, changes);
    Agreement agreement = timeline.at(from.occurredAt());
    Cause cause =
        new Cause(
            from.eventId(), state.lead(), from.cycle(), from.mode(), agreement.version(), now);
    Meta meta = cause.meta(EventType.HANDOFF_OPENED).occurring(from.occurredAt());
    Change opened =
        new Change.Opened(
            new HandoffOpened(meta, changed.stage(), changed.lead(), changed.score().total()),
            changed.score());
    Cycle cycle = cycle(state, List.of(opened));
    changes.add(opened);
    changes.addAll(
        untouchable(state, cycle, agreement, now)
            .map(why -> untouchable(cycle, cause, why))
            .orElseGet(() -> routed(state, opened, agreement, cause)));
    return changes;
  }

  /** What scoring takes for asking for sales, whatever it was. */
  private static List<Change> handRaised(HandoffState state, QualificationChanged changed) {
    return changed.meta().because().stream().anyMatch(why -> why.code().equals(HAND_RAISED))
        ? asked(state, changed.meta().occurredAt())
        : List.of();
  }

  private static List<Change> asked(HandoffState state, Instant at) {
    return state.askedAt() == null || at.isAfter(state.askedAt())
        ? List.of(new Change.Asked(at))
        : List.of();
  }

  private static Optional<Reason> untouchable(
      HandoffState state, Cycle cycle, Agreement agreement, Instant now) {
    return state.contactAllowed()
        ? Contactable.of(state, cycle, agreement).bar(now)
        : Optional.of(NO_CONSENT);
  }

  /** Where the version it was qualified under has no rule, and another holds by now, by that. */
  private List<Change> routed(
      HandoffState before, Change opened, Agreement agreement, Cause cause) {
    List<Change> all = new ArrayList<>(List.of(opened));
    HandoffState begun = Evolution.evolve(before, all);
    all.addAll(Routing.route(begun, cycle(before, all), agreement, preferences, cause));
    Cycle routed = cycle(before, all);
    if (routed.withoutRule() && timeline.at(cause.now()) != agreement) {
      all.addAll(assigning.anew(begun, routed, cause));
    }
    return all.subList(1, all.size());
  }

  private static Cycle cycle(HandoffState before, List<Change> changes) {
    return Evolution.evolve(before, changes).open().orElseThrow();
  }

  private static List<Change> untouchable(Cycle cycle, Cause cause, Reason why) {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.Happened(
            new LeadUnrouted(
                cause.meta(EventType.LEAD_UNROUTED, why), UnroutedReason.DO_NOT_CONTACT, null)));
    changes.addAll(Closing.of(cycle, Outcome.CONSENT_WITHDRAWN, cause, why));
    return changes;
  }

  private List<Change> whileOpen(
      HandoffState state, Cycle cycle, QualificationChanged changed, Instant now) {
    if (changed.meta().cycle() < cycle.number()) {
      return List.of();
    }
    if (changed.stage().qualified()) {
      List<Change> changes = new ArrayList<>(handRaised(state, changed));
      if (changed.stage() != cycle.stage() && !goesBack(cycle, changed.stage())) {
        changes.add(new Change.StageRecorded(changed.stage()));
      }
      return changes;
    }
    return heldBySales(cycle)
        ? List.of()
        : Closing.of(
            cycle,
            Outcome.WITHDRAWN,
            cause(changed.meta().eventId(), state, cycle, now),
            NOT_QUALIFIED);
  }

  /** What a rep has accepted or qualified, a score does not take back. */
  private static boolean goesBack(Cycle cycle, Stage to) {
    return heldBySales(cycle) && to.compareTo(cycle.stage()) < 0;
  }

  private static boolean heldBySales(Cycle cycle) {
    return cycle.accepted() || cycle.salesQualified();
  }

  /** A no to a channel or a purpose ends the handoff where nothing is left by which to contact. */
  public List<Change> decide(HandoffState state, ConsentChanged changed, Instant now) {
    boolean allowed = changed.concernsAll() ? changed.contactAllowed() : state.contactAllowed();
    ContactStatements said = Objects.requireNonNull(state.said()).heard(changed);
    if (allowed == state.contactAllowed() && said.equals(state.said())) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.ConsentRecorded(allowed, said));
    HandoffState known = Evolution.evolve(state, changes);
    known
        .open()
        .ifPresent(cycle -> {
          Cause cause = cause(changed.meta().eventId(), known, cycle, now);
          untouchable(known, cycle, cycle.opening().agreement(timeline), now)
              .ifPresent(
                  why -> changes.addAll(Closing.of(cycle, Outcome.CONSENT_WITHDRAWN, cause, why)));
        });
    return changes;
  }

  public List<Change> decide(HandoffState state, LeadEngaged engaged) {
    return engaged.kind().asksForContact() ? asked(state, engaged.meta().occurredAt()) : List.of();
  }

  /** Whatever became of it: sales hears so, has its place back, and is owed no answer. */
  public List<Change> gone(HandoffState state, LeadEvent event, Instant now) {
    Outcome outcome = event instanceof LeadMerged ? Outcome.MERGED : Outcome.ERASED;
    Reason why =
        event instanceof LeadMerged merged
            ? Reason.of("lead_merged", "The lead is " + merged.into() + ", which goes on")
            : ERASED;
    return state
        .open()
        .map(cycle ->
            Closing.of(cycle, outcome, cause(event.meta().eventId(), state, cycle, now), why))
        .orElse(List.of());
  }

  /** What is learnt of the lead while sales has it counts for what an accepted one must be. */
  public List<Change> decide(HandoffState state, LeadCaptured captured) {
    List<Change> changes = new ArrayList<>();
    if (captured.engagement() != null && captured.engagement().kind().asksForContact()) {
      changes.addAll(asked(state, captured.meta().occurredAt()));
    }
    state
        .open()
        .filter(cycle -> !cycle.facts().lead().equals(captured.facts()))
        .ifPresent(_ -> changes.add(new Change.FactsLearnt(captured.facts())));
    return changes;
  }

  public List<Change> decide(HandoffState state, DeskAnswer answer, Instant now) {
    return assigning.decide(state, answer, now);
  }

  /** Another try for a lead that no rule held for: the agreement may have one now. */
  public List<Change> retry(HandoffState state, Instant now) {
    return state
        .open()
        .filter(Cycle::withoutRule)
        .map(cycle ->
            assigning.anew(
                state,
                cycle,
                cause("retry\n" + state.lead() + "\n" + cycle.number(), state, cycle, now)))
        .orElse(List.of());
  }

  private Cause cause(String id, HandoffState state, Cycle cycle, Instant now) {
    return Cause.of(id, state.lead(), cycle, timeline, now);
  }
}
