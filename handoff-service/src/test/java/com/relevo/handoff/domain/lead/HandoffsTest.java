package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static com.relevo.handoff.Samples.consent;
import static com.relevo.handoff.Samples.qualification;
import static com.relevo.handoff.Samples.qualified;
import static com.relevo.handoff.Samples.rep;
import static com.relevo.handoff.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.AssignmentId;
import com.relevo.events.ContactChannel;
import com.relevo.events.HandoffEvent;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.HandoffOpened;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadEvent;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.Samples;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HandoffsTest extends LeadTestCase {
  private List<Change> scored(int cycle, Stage stage) {
    return apply(
        handoffs.decide(
            state,
            qualification("lead-1", "sdr", cycle, stage, Mode.LIVE, NOON.plusSeconds(9)),
            NOON));
  }

  private List<Change> waiting(UnroutedReason reason) {
    return apply(
        handoffs.decide(
            state, new DeskAnswer.Waiting("w" + reason, asked(), reason, "because"), NOON));
  }

  @Test
  void aQualifiedLeadIsOpenedAtTheTimeItWasQualifiedAndSentToTheDeskOfItsRule() {
    List<Change> changes =
        apply(handoffs.decide(state, qualified("lead-1", "sdr", 1, NOON), NOON.plusSeconds(3)));
    assertThat(changes)
        .satisfiesExactly(
            opened -> {
              HandoffOpened event = ((Change.Opened) opened).event();
              assertThat(event.meta().occurredAt()).isEqualTo(NOON);
              assertThat(event.meta().recordedAt()).isEqualTo(NOON.plusSeconds(3));
              assertThat(event.score()).isEqualTo(70);
            },
            asked ->
                assertThat(((Change.Requested) asked).rule().code()).isEqualTo("routing:to-sdr"));
  }

  @Test
  void aLeadThatNoRuleHoldsForSaysSoOnceAndIsTriedAgainUnderAnotherAgreement() {
    assertThat(events(apply(handoffs.decide(state, qualified("lead-1", "mars", 1, NOON), NOON))))
        .satisfiesExactly(
            opened -> assertThat(opened).isInstanceOf(HandoffOpened.class),
            unrouted ->
                assertThat(((LeadUnrouted) unrouted).reason()).isEqualTo(UnroutedReason.NO_RULE));
    assertThat(handoffs.retry(state, NOON)).isEmpty();
    Handoffs amended =
        new Handoffs(
            AgreementTimeline.of(Samples.agreement(team("mars", rep("m", 1, 1)))), preferences);
    assertThat(amended.retry(state, NOON)).singleElement().isInstanceOf(Change.Requested.class);
  }

  @Nested
  class C38DoubleOrBouncingAssignment {
    @Test
    void anOpenCycleIsNeverDoubledWhateverCycleScoringCounts() {
      open(1);
      assertThat(events(open(1))).isEmpty();
      assertThat(events(open(2))).isEmpty();
      assertThat(state.cycles()).hasSize(1);
    }

    @Test
    void aSecondProposalForTheSameLeadIsGivenBack() {
      open(1);
      Asked first = asked();
      assertThat(events(propose(first, "anna"))).singleElement().isInstanceOf(LeadAssigned.class);
      assertThat(propose(first, "anna")).isEmpty();
      Asked other = new Asked(first.team(), LEAD, 1, new com.relevo.events.AssignmentId("other"));
      assertThat(propose(other, "ben")).singleElement().isInstanceOf(Change.Released.class);
      assertThat(state.standing().orElseThrow().rep().value()).isEqualTo("anna");
    }

    @Test
    void aProposalForALeadThatWasWithdrawnMeanwhileIsGivenBack() {
      open(1);
      Asked request = asked();
      scored(1, Stage.PROFILED);
      assertThat(propose(request, "anna"))
          .containsExactly(new Change.Released(request.team(), request.assignment()));
    }
  }

  @Test
  void fromMqlToSqlOnlyTheStageChanges() {
    open(1);
    assertThat(scored(1, Stage.SQL)).containsExactly(new Change.StageRecorded(Stage.SQL));
    assertThat(state.standing().orElseThrow().stage()).isEqualTo(Stage.SQL);
  }

  @Test
  void aScoreDoesNotTakeBackWhatARepAccepted() {
    assigned();
    give("anna", new Action.Accept());
    assertThat(scored(1, Stage.MQL)).isEmpty();
    assertThat(scored(1, Stage.PROFILED)).isEmpty();
    assertThat(state.standing().orElseThrow())
        .extracting(Standing::status, Standing::stage)
        .containsExactly(Status.ACCEPTED, Stage.SAL);
  }

  @Test
  void fallingBelowQualifiedBeforeAcceptanceWithdrawsTheLeadAndGivesThePlaceBack() {
    assigned();
    List<Change> changes = scored(1, Stage.PROFILED);
    assertThat(events(changes))
        .singleElement()
        .isInstanceOfSatisfying(
            HandoffClosed.class,
            closed -> assertThat(closed.outcome()).isEqualTo(Outcome.WITHDRAWN));
    assertThat(changes).last().isInstanceOf(Change.Released.class);
  }

  @Test
  void aRecycledLeadComesBackInANewCycleOnlyAndADisqualifiedOneNever() {
    assigned();
    give("anna", new Action.Recycle("no_budget_now", null));
    assertThat(open(1)).isEmpty();
    assertThat(events(open(2))).singleElement().isInstanceOf(HandoffOpened.class);
    propose(asked(), "anna");
    give("anna", new Action.Disqualify("fake", null));
    assertThat(open(3)).isEmpty();
  }

  @Test
  void everyCycleAsksUnderAnotherAssignment() {
    open(1);
    Asked first = asked();
    scored(1, Stage.PROFILED);
    open(2);
    assertThat(asked().assignment()).isNotEqualTo(first.assignment());
  }

  @Nested
  class C40LeadsFallOutSilently {
    @Test
    void theReasonForWaitingIsAnEventWheneverItChangesAndOnlyThen() {
      open(1);
      assertThat(events(waiting(UnroutedReason.NO_CAPACITY))).hasSize(1);
      assertThat(events(waiting(UnroutedReason.NO_CAPACITY))).isEmpty();
      assertThat(events(waiting(UnroutedReason.NOBODY_IN_HOURS))).hasSize(1);
      assertThat(state.standing().orElseThrow().waitingFor())
          .isEqualTo(UnroutedReason.NOBODY_IN_HOURS);
    }

    @Test
    void aLeadOfATeamThatIsNoMoreIsRoutedAnew() {
      open(1);
      Asked first = asked();
      List<Change> changes =
          apply(handoffs.decide(state, new DeskAnswer.Returned("r", first), NOON));
      assertThat(changes).singleElement().isInstanceOf(Change.Requested.class);
      assertThat(asked().assignment()).isNotEqualTo(first.assignment());
    }
  }

  @Nested
  class C41DoNotContact {
    @Test
    void withdrawnConsentClosesAnOpenHandoffEvenAfterAcceptance() {
      assigned();
      give("anna", new Action.Accept());
      List<Change> changes = apply(handoffs.decide(state, consent("lead-1", false, NOON), NOON));
      assertThat(events(changes))
          .singleElement()
          .isInstanceOfSatisfying(
              HandoffClosed.class,
              closed -> assertThat(closed.outcome()).isEqualTo(Outcome.CONSENT_WITHDRAWN));
      assertThat(changes).last().isInstanceOf(Change.Released.class);
    }

    @Test
    void anUnsubscriptionFromEmailLeavesTheHandoffOpen() {
      assigned();
      apply(handoffs.decide(state, consent("lead-1", false, ContactChannel.EMAIL, NOON), NOON));
      assertThat(state.open()).isPresent();
      assertThat(state.contactAllowed()).isTrue();
    }

    @Test
    void aLeadThatIsAnotherOrErasedIsClosedWhateverSalesDoesWithIt() {
      assigned();
      give("anna", new Action.Accept());
      Meta meta = consent("lead-1", false, NOON).meta();
      SourceRef origin = new SourceRef("web", null, "d");
      List<Change> changes =
          handoffs.gone(state, new LeadEvent.LeadMerged(meta, origin, new LeadId("lead-0")), NOON);
      assertThat(events(changes))
          .singleElement()
          .isInstanceOfSatisfying(
              HandoffClosed.class,
              closed -> {
                assertThat(closed.outcome()).isEqualTo(Outcome.MERGED);
                assertThat(closed.meta().because().getFirst().text()).contains("lead-0");
              });
      assertThat(changes).last().isInstanceOf(Change.Released.class);

      apply(handoffs.gone(state, new LeadEvent.LeadErased(meta, origin), NOON));
      assertThat(state.open()).isEmpty();
      assertThat(handoffs.gone(state, new LeadEvent.LeadErased(meta, origin), NOON)).isEmpty();
    }

    @Test
    void aLeadWithoutConsentIsNeverSentToADesk() {
      apply(handoffs.decide(state, consent("lead-1", false, NOON), NOON));
      List<Change> changes = open(1);
      assertThat(events(changes))
          .extracting(Object::getClass)
          .containsExactly(HandoffOpened.class, LeadUnrouted.class, HandoffClosed.class);
      assertThat(changes).noneMatch(Change.Requested.class::isInstance);
    }

    @Test
    void aLeadThatConsentsAgainIsHandedOverAgain() {
      apply(handoffs.decide(state, consent("lead-1", false, NOON), NOON));
      apply(handoffs.decide(state, consent("lead-1", true, NOON.plusSeconds(1)), NOON));
      assertThat(open(1)).anyMatch(Change.Requested.class::isInstance);
    }

    @Test
    void consentThatIsHeardTwiceChangesNothing() {
      apply(handoffs.decide(state, consent("lead-1", true, NOON), NOON));
      assertThat(handoffs.decide(state, consent("lead-1", true, NOON), NOON)).isEmpty();
    }
  }

  @Test
  void anImportedLeadIsAssignedQuietly() {
    apply(
        handoffs.decide(
            state, qualification("lead-1", "sdr", 1, Stage.MQL, Mode.QUIET, NOON), NOON));
    List<HandoffEvent> events = events(propose(asked(), "anna"));
    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.meta().mode()).isEqualTo(Mode.QUIET));
  }

  @Test
  void answersToKeysAreKeptForADayAndAHundredAtMost() {
    assigned();
    for (int i = 0; i < 150; i++) {
      state =
          state.remembering(
              new Remembered(
                  "k" + i, "f", NOON.plusSeconds(i), new Answer(null, "Done.", null, null)));
    }
    assertThat(state.remembered()).hasSize(100);
    assertThat(state.answered("k149", NOON)).isNotNull();
    assertThat(state.answered("k149", NOON.plus(Duration.ofHours(25)))).isNull();
    state =
        state.remembering(
            new Remembered(
                "late",
                "f",
                NOON.plus(Duration.ofHours(30)),
                new Answer(null, "Done.", null, null)));
    assertThat(state.remembered()).hasSize(1);
  }

  /** As chatwoot#15524 has it: 46 of 67 automatic assignments overwritten within seconds. */
  @Test
  void c38AnAutomaticProposalThatArrivesAfterAManualAssignmentGivesThePlaceBack() {
    open(1);
    Asked running = asked();
    Assignment byHand =
        new Assignment(new AssignmentId("by-hand"), new TeamId("sdr"), new RepId("mia"));
    apply(
        List.of(
            new Change.Happened(
                new HandoffEvent.LeadAssigned(
                    qualified(LEAD.value(), "sdr", 1, NOON).meta(), byHand, List.of()))));

    List<Change> late = propose(running, "anna");

    assertThat(late).containsExactly(new Change.Released(running.team(), running.assignment()));
    assertThat(state.open().orElseThrow().held()).contains(byHand);
  }
}
