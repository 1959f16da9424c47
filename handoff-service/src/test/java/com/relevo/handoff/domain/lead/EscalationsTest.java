package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.escalated;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.agreement.Target.Kind;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadKept;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.EscalationAction;
import com.relevo.events.SlaEvent.SlaEscalated;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.lead.Escalated.Acted;
import com.relevo.handoff.domain.lead.Escalated.Ignored;
import com.relevo.handoff.domain.lead.Escalated.Why;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EscalationsTest extends LeadTestCase {
  private static final Instant LATER = NOON.plusSeconds(3601);

  private final Agreement withTargets =
      Samples.agreement(
          Arrays.stream(Kind.values()).map(Samples::target).toList(),
          team("sdr", rep("anna", 1, 10), rep("ben", 1, 10)));
  private final Escalations escalations = new Escalations(AgreementTimeline.of(withTargets));

  @BeforeEach
  void annaHasTheLead() {
    assigned();
  }

  private AssignmentId present() {
    return state.open().flatMap(Cycle::held).orElseThrow().id();
  }

  private Escalated escalate(Kind kind, AssignmentId assignment, EscalationAction action) {
    Escalated escalated =
        escalations.decide(state, escalated(LEAD.value(), kind, assignment, action), LATER);
    if (escalated instanceof Acted(List<Change> changes)) {
      apply(changes);
    }
    return escalated;
  }

  private Escalated unaccepted(EscalationAction action) {
    return escalate(Kind.TIME_TO_ACCEPT, present(), action);
  }

  private Asked sought() {
    Search search = state.open().orElseThrow().search();
    return new Asked(Samples.team("sdr").id(), LEAD, 1, search.assignment(), new RepId("anna"));
  }

  @Nested
  class Reassigning {
    @Test
    void asksTheDeskForAnotherRepAndLeavesTheLeadWithThePresentOneMeanwhile() {
      Acted acted = (Acted) unaccepted(EscalationAction.REASSIGN);

      assertThat(acted.changes())
          .last()
          .isInstanceOfSatisfying(
              Change.Sought.class,
              sought -> assertThat(sought.insteadOf()).isEqualTo(new RepId("anna")));
      assertThat(events(acted.changes())).isEmpty();
      assertThat(state.standing().orElseThrow().rep()).isEqualTo(new RepId("anna"));
    }

    @Test
    void takesTheLeadFromOneAndGivesItToTheOtherAtOnce() {
      AssignmentId before = present();
      unaccepted(EscalationAction.REASSIGN);
      List<Change> changes = propose(sought(), "ben");

      assertThat(events(changes))
          .satisfiesExactly(
              taken -> {
                LeadUnassigned event = (LeadUnassigned) taken;
                assertThat(event.assignment().rep()).isEqualTo(new RepId("anna"));
                assertThat(event.meta().because()).extracting("code").containsExactly("escalation");
              },
              given -> {
                LeadAssigned event = (LeadAssigned) given;
                assertThat(event.assignment().rep()).isEqualTo(new RepId("ben"));
                assertThat(event.assignment().id()).isNotEqualTo(before);
              });
      assertThat(changes).contains(new Change.Released(Samples.team("sdr").id(), before));
      assertThat(present()).isNotEqualTo(before);
      assertThat(state.standing().orElseThrow().status()).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void saysSoWhereNobodyElseCanTakeItAndLeavesIt() {
      AssignmentId before = present();
      unaccepted(EscalationAction.REASSIGN);
      List<Change> changes =
          answered(new DeskAnswer.Waiting("w", sought(), UnroutedReason.NO_CAPACITY, "full"));

      assertThat(events(changes))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadKept.class,
              kept -> assertThat(kept.reason()).isEqualTo(UnroutedReason.NO_CAPACITY));
      assertThat(present()).isEqualTo(before);
      assertThat(give("anna", new Action.Accept())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aRepWhoActsWhileAnotherIsSoughtKeepsTheLead() {
      unaccepted(EscalationAction.REASSIGN);
      Asked sought = sought();
      give("anna", new Action.Accept());

      assertThat(events(propose(sought, "ben"))).isEmpty();
      assertThat(state.standing().orElseThrow().rep()).isEqualTo(new RepId("anna"));
      assertThat(propose(sought, "ben"))
          .as("and the other's place is given back, however often it is offered")
          .containsExactly(new Change.Released(sought.team(), sought.assignment()));
    }

    @Test
    void aLeadThatWasClosedWhileAnotherWasSoughtStaysClosed() {
      unaccepted(EscalationAction.REASSIGN);
      Asked sought = sought();
      give("anna", new Action.Reject("wrong_contact_data", null));

      assertThat(propose(sought, "ben"))
          .containsExactly(new Change.Released(sought.team(), sought.assignment()));
    }

    private List<Change> answered(DeskAnswer answer) {
      return apply(handoffs.decide(state, answer, LATER));
    }
  }

  @Test
  void poolingTakesTheLeadFromItsRepAndAsksTheDeskForAnybody() {
    AssignmentId before = present();
    Acted acted = (Acted) unaccepted(EscalationAction.POOL);

    assertThat(events(acted.changes())).singleElement().isInstanceOf(LeadUnassigned.class);
    assertThat(acted.changes()).contains(new Change.Released(Samples.team("sdr").id(), before));
    assertThat(state.standing().orElseThrow().status()).isEqualTo(Status.WAITING);
    assertThat(asked().assignment()).isNotEqualTo(before);
    assertThat(events(propose(asked(), "ben"))).singleElement().isInstanceOf(LeadAssigned.class);
    assertThat(state.standing().orElseThrow().rep()).isEqualTo(new RepId("ben"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REASSIGN", "POOL"})
  void theSameEscalationTwiceChangesNothing(EscalationAction action) {
    AssignmentId before = present();
    unaccepted(action);
    HandoffState once = state;

    assertThat(escalate(Kind.TIME_TO_ACCEPT, before, action)).isEqualTo(new Ignored(Why.REPEATED));
    assertThat(state).isEqualTo(once);
  }

  @Test
  void whatIsForPeopleMovesNothing() {
    assertThat(unaccepted(EscalationAction.NOTIFY)).isEqualTo(new Ignored(Why.FOR_PEOPLE));
  }

  @Nested
  class ToTheManager {
    @Test
    void takesTheLeadAndSaysWhereItIs() {
      AssignmentId before = present();
      Acted acted = (Acted) unaccepted(EscalationAction.MANAGER);
      assertThat(events(acted.changes()))
          .satisfiesExactly(
              taken -> assertThat(taken).isInstanceOf(LeadUnassigned.class),
              there ->
                  assertThat(((LeadUnrouted) there).reason())
                      .isEqualTo(UnroutedReason.WITH_MANAGER));
      assertThat(acted.changes()).contains(new Change.Released(Samples.team("sdr").id(), before));
      assertThat(state.standing().orElseThrow().status()).isEqualTo(Status.WITH_MANAGER);
      assertThat(escalate(Kind.TIME_IN_STAGE, null, EscalationAction.MANAGER))
          .isEqualTo(new Ignored(Why.WAITING));
    }

    @Test
    void leavesALeadThatWasAccepted() {
      AssignmentId before = present();
      give("anna", new Action.Accept());
      assertThat(escalate(Kind.TIME_TO_ACCEPT, before, EscalationAction.MANAGER))
          .isEqualTo(new Ignored(Why.DONE));
    }

    @Test
    void takesALeadThatNobodyHasOutOfTheQueue() {
      unaccepted(EscalationAction.POOL);
      Asked queued = asked();
      Acted acted = (Acted) escalate(Kind.TIME_TO_ROUTE, null, EscalationAction.MANAGER);
      assertThat(acted.changes()).contains(new Change.Released(queued.team(), queued.assignment()));
      assertThat(propose(queued, "ben"))
          .containsExactly(new Change.Released(queued.team(), queued.assignment()));
    }
  }

  @Test
  void theThirdRefusalIsTheLastWhicheverWayItWas() {
    give("anna", new Action.GiveBack("language", null));
    propose(asked(), "ben");
    unaccepted(EscalationAction.POOL);
    propose(asked(), "ben");
    Acted third = (Acted) unaccepted(EscalationAction.REASSIGN);
    assertThat(events(third.changes())).last().isInstanceOf(LeadUnrouted.class);
    assertThat(state.standing().orElseThrow().status()).isEqualTo(Status.WITH_MANAGER);
  }

  @Nested
  class IsIgnored {
    @Test
    void whenTheCycleHasClosed() {
      AssignmentId before = present();
      give("anna", new Action.Recycle("no_budget_now", null));
      assertThat(escalate(Kind.TIME_TO_ACCEPT, before, EscalationAction.POOL))
          .isEqualTo(new Ignored(Why.CLOSED));
    }

    @Test
    void whenItIsAboutAnAssignmentThatIsNoLonger() {
      AssignmentId other = new AssignmentId("another");
      assertThat(escalate(Kind.TIME_TO_ACCEPT, other, EscalationAction.REASSIGN))
          .isEqualTo(new Ignored(Why.MOVED));
    }

    @Test
    void whenNobodyHasTheLead() {
      AssignmentId before = present();
      unaccepted(EscalationAction.POOL);
      assertThat(escalate(Kind.TIME_TO_ACCEPT, before, EscalationAction.REASSIGN))
          .isEqualTo(new Ignored(Why.WAITING));
    }

    @Test
    void whenAnotherRepIsSoughtAlready() {
      unaccepted(EscalationAction.REASSIGN);
      assertThat(escalate(Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.POOL))
          .isEqualTo(new Ignored(Why.MOVED));
    }

    @Test
    void whenTheLeadClockRanOutBeforeThisRepHadTheLead() {
      unaccepted(EscalationAction.REASSIGN);
      apply(
          handoffs.decide(
              state, new DeskAnswer.Proposed("p", sought(), new RepId("ben"), List.of()), LATER));
      assertThat(escalate(Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.REASSIGN))
          .isEqualTo(new Ignored(Why.MOVED));
    }

    @Test
    void whenTheRepHasAcceptedMeanwhile() {
      give("anna", new Action.Accept());
      assertThat(unaccepted(EscalationAction.REASSIGN)).isEqualTo(new Ignored(Why.DONE));
    }

    @Test
    void whenTheLeadHasBeenContactedMeanwhileWithEnoughEvidence() {
      give("anna", new Action.Accept());
      contact(ContactLevel.AUTOMATED);
      assertThat(escalations.decide(state, unanswered(), LATER)).isInstanceOf(Acted.class);
      contact(ContactLevel.CONNECT);
      assertThat(escalate(Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.REASSIGN))
          .isEqualTo(new Ignored(Why.DONE));
    }

    private SlaEscalated unanswered() {
      return escalated(LEAD.value(), Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.REASSIGN);
    }

    private void contact(ContactLevel level) {
      give("anna", new Action.LogContact(ContactChannel.CALL, level, NOON, null));
    }
  }

  @Test
  void whoAcceptedButNeverCalledLosesTheLeadToo() {
    give("anna", new Action.Accept());
    assertThat(escalate(Kind.TIME_TO_FIRST_RESPONSE, null, EscalationAction.POOL))
        .isInstanceOf(Acted.class);
    assertThat(state.standing().orElseThrow().status()).isEqualTo(Status.WAITING);
  }
}
