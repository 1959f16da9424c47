package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.away;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.ConsentRules;
import com.relevo.agreement.TimelineSource;
import com.relevo.events.HandoffEvent;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.AccountOwners;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.RosterSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One lead, told things and asked things in turn. */
abstract class LeadTestCase {
  static final LeadId LEAD = new LeadId("lead-1");

  final Agreement agreement;
  final AgreementTimeline timeline;
  final Preferences preferences;
  final Handoffs handoffs;
  final Commands commands;
  HandoffState state = HandoffState.of(LEAD);

  /** What the next commands name; null for any. */
  Long version;

  private int nextId;

  LeadTestCase() {
    this(ConsentRules.UNSTATED);
  }

  LeadTestCase(ConsentRules consent) {
    agreement =
        Samples.asking(
            Samples.agreement(
                team("sdr", rep("anna", 1, 10), rep("ben", 1, 10), away("carl")),
                team("field", rep("dora", 1, 10))),
            consent);
    timeline = AgreementTimeline.of(agreement);
    preferences =
        new Preferences(
            RosterSource.of(TimelineSource.of(agreement)),
            AccountOwners.of(TimelineSource.of(agreement)));
    handoffs = new Handoffs(timeline, preferences);
    commands =
        new Commands(timeline, Staff.of(RosterSource.of(TimelineSource.of(agreement)), NOON));
  }

  List<Change> apply(List<Change> changes) {
    state = Evolution.evolve(state, changes);
    return changes;
  }

  static List<HandoffEvent> events(List<Change> changes) {
    List<HandoffEvent> events = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Opened(HandoffEvent.HandoffOpened event, _)) {
        events.add(event);
      } else if (change instanceof Change.Happened(HandoffEvent event)) {
        events.add(event);
      }
    }
    return events;
  }

  List<Change> open(int cycle) {
    return apply(handoffs.decide(state, qualified(LEAD.value(), "sdr", cycle, NOON), NOON));
  }

  Asked asked() {
    Cycle cycle = state.open().orElseThrow();
    return new Asked(new TeamId("sdr"), LEAD, cycle.number(), cycle.route().assignment());
  }

  List<Change> propose(Asked request, String rep) {
    return apply(
        handoffs.decide(
            state,
            new DeskAnswer.Proposed("p" + nextId++, request, new RepId(rep), List.of()),
            NOON));
  }

  void assigned() {
    open(1);
    propose(asked(), "anna");
  }

  Outcome give(String rep, Action action) {
    return give(rep, action, null, NOON);
  }

  Outcome give(String rep, Action action, Integer cycle, Instant now) {
    return give(Actor.rep(new RepId(rep)), rep, action, cycle, now);
  }

  Outcome give(Actor by, String rep, Action action, Integer cycle, Instant now) {
    Outcome outcome =
        commands.decide(
            state,
            new Command(
                "c" + nextId++, LEAD, new RepId(rep), by, action, now, cycle, version, null, null),
            now);
    if (outcome instanceof Outcome.Accepted(List<Change> changes)) {
      apply(changes);
    }
    return outcome;
  }

  static Refusal refusal(Outcome outcome) {
    return ((Outcome.Refused) outcome).refusal();
  }

  static List<HandoffEvent> happened(Outcome outcome) {
    return events(((Outcome.Accepted) outcome).changes());
  }
}
