package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.EventJson;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadAssigned;
import com.relevo.events.HandoffEvent.LeadReturned;
import com.relevo.events.HandoffEvent.LeadSnoozed;
import com.relevo.events.HandoffEvent.LeadUnassigned;
import com.relevo.events.HandoffEvent.LeadUnrouted;
import com.relevo.events.HandoffEvent.LeadWoken;
import com.relevo.events.HandoffEvent.RejectionArchived;
import com.relevo.events.HandoffEvent.TransferDeclined;
import com.relevo.events.HandoffEvent.TransferOffered;
import com.relevo.events.HandoffEvent.UnroutedReason;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SourceRef;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a rep may do with a lead beside working on it, and what others may do with it. */
class HoldingTest extends LeadTestCase {
  private static final Actor MANAGER = new Actor("mia.head", null);
  private static final Action ACCEPT = new Action.Accept();
  private static final Action RETURN = new Action.GiveBack("language", "speaks Dutch");
  private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
  private static final Action SNOOZE = new Action.Snooze(TOMORROW, null);

  HoldingTest() {
    assigned();
  }

  private Cycle cycle() {
    return state.current().orElseThrow();
  }

  private Assignment held() {
    return cycle().held().orElseThrow();
  }

  private static List<Change> changes(Outcome outcome) {
    return ((Outcome.Accepted) outcome).changes();
  }

  private Outcome asManager(String rep, Action action) {
    return give(MANAGER, rep, action, null, NOON);
  }

  @Nested
  class Returning {
    @Test
    void leavesTheRepAndAsksTheTeamForAnother() {
      Assignment before = held();
      Outcome outcome = give("anna", RETURN);

      assertThat(happened(outcome))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadReturned.class,
              event -> {
                assertThat(event.assignment()).isEqualTo(before);
                assertThat(event.reasonCode()).isEqualTo("language");
                assertThat(event.comment()).isEqualTo("speaks Dutch");
              });
      assertThat(changes(outcome))
          .contains(new Change.Released(before.team(), before.id()))
          .last()
          .isInstanceOf(Change.Requested.class);
      assertThat(cycle().status()).isEqualTo(Status.WAITING);
      assertThat(cycle().held()).isEmpty();
    }

    @Test
    void goesToTheManagerWhereTheOneWhoGaveItBackIsNext() {
      give("anna", RETURN);
      Asked request = asked();
      List<Change> changes = propose(request, "anna");

      assertThat(events(changes))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadUnrouted.class,
              event -> {
                assertThat(event.reason()).isEqualTo(UnroutedReason.WITH_MANAGER);
                assertThat(event.meta().because())
                    .extracting("code")
                    .containsExactly("refused_before");
              });
      assertThat(changes).contains(new Change.Released(request.team(), request.assignment()));
      assertThat(cycle().status()).isEqualTo(Status.WITH_MANAGER);
    }

    @Test
    void goesToTheManagerAfterTheThirdRefusal() {
      give("anna", RETURN);
      propose(asked(), "ben");
      give("ben", RETURN);
      propose(asked(), "carl");
      assertThat(events(changes(give("carl", RETURN))))
          .satisfiesExactly(
              returned -> assertThat(returned).isInstanceOf(LeadReturned.class),
              manager -> {
                LeadUnrouted event = (LeadUnrouted) manager;
                assertThat(event.reason()).isEqualTo(UnroutedReason.WITH_MANAGER);
                assertThat(event.team()).isEqualTo(new TeamId("sdr"));
                assertThat(event.meta().because()).extracting("code").containsExactly("refusals");
              });
      assertThat(cycle().status()).isEqualTo(Status.WITH_MANAGER);
      assertThat(cycle().refusals().count()).isEqualTo(3);
    }

    @Test
    void isRefusedWithoutAReasonAndTellsWhichThereAre() {
      for (Action action :
          List.of(
              new Action.GiveBack(null, null),
              new Action.Reject(null, "no"),
              new Action.Recycle(null, null),
              new Action.Disqualify(null, null))) {
        Outcome.Refused refused = (Outcome.Refused) give("anna", action);
        assertThat(refused.refusal()).isEqualTo(Refusal.REASON_MISSING);
        assertThat(refused.details()).as("%s", action).hasSize(1);
      }
      assertThat(((Outcome.Refused) give("anna", new Action.Reject(null, null))).details())
          .isEqualTo(Map.of("wrong_contact_data", "No contact"));
    }

    @Test
    void isRefusedForAnUnknownReasonAndAfterAcceptance() {
      assertThat(refusal(give("anna", new Action.GiveBack("bad", null))))
          .isEqualTo(Refusal.UNKNOWN_REASON);
      give("anna", ACCEPT);
      assertThat(refusal(give("anna", RETURN))).isEqualTo(Refusal.REJECT_AFTER_ACCEPT);
    }
  }

  @Nested
  class Snoozing {
    @Test
    void restsWithTheRepUntilTheTimeHasComeAndWakesByItself() {
      assertThat(happened(give("anna", SNOOZE)))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadSnoozed.class, event -> assertThat(event.until()).isEqualTo(TOMORROW));
      assertThat(held().rep()).isEqualTo(new RepId("anna"));
      assertThat(Snoozes.until(state)).contains(TOMORROW);

      assertThat(Snoozes.wake(state, timeline, TOMORROW.minusMillis(1))).isEmpty();
      Instant late = TOMORROW.plusSeconds(90);
      assertThat(events(apply(Snoozes.wake(state, timeline, late))))
          .singleElement()
          .satisfies(event -> {
            assertThat(event).isInstanceOf(LeadWoken.class);
            assertThat(event.meta().occurredAt()).isEqualTo(TOMORROW);
            assertThat(event.meta().recordedAt()).isEqualTo(late);
          });
      assertThat(Snoozes.wake(state, timeline, late)).isEmpty();
    }

    @Test
    void isBoundedByTheAgreement() {
      Instant latest = NOON.plus(Duration.ofDays(30));
      assertThat(refusal(give("anna", new Action.Snooze(NOON, null))))
          .isEqualTo(Refusal.SNOOZE_IN_PAST);
      assertThat(refusal(give("anna", new Action.Snooze(latest.plusMillis(1), null))))
          .isEqualTo(Refusal.SNOOZE_TOO_LONG);
      assertThat(happened(give("anna", new Action.Snooze(latest, null)))).hasSize(1);
    }

    @Test
    void endsWhenTheRepSaysSoOrAcceptsOrTheLeadLeavesThem() {
      assertThat(refusal(give("anna", new Action.Wake()))).isEqualTo(Refusal.NOT_SNOOZED);
      give("anna", SNOOZE);
      HandoffState snoozed = state;
      assertThat(happened(give("anna", new Action.Wake())))
          .singleElement()
          .isInstanceOf(LeadWoken.class);
      for (Action action : List.of(ACCEPT, RETURN)) {
        state = snoozed;
        assertThat(happened(give("anna", action)).getFirst())
            .as("%s", action)
            .isInstanceOf(LeadWoken.class);
        assertThat(Snoozes.until(state)).isEmpty();
      }
      state = snoozed;
      assertThat(events(changes(asManager("ben", new Action.Assign(null)))).getFirst())
          .isInstanceOf(LeadWoken.class);
      state = snoozed;
      give("anna", new Action.Reject("wrong_contact_data", null));
      assertThat(Snoozes.until(state)).isEmpty();
    }
  }

  @Nested
  class Transferring {
    private final Action offer = new Action.OfferTransfer(new RepId("ben"), "knows them");

    @Test
    void thePresentOwnerKeepsItUntilTheOtherSaysYes() {
      assertThat(happened(give("anna", offer))).singleElement().isInstanceOf(TransferOffered.class);
      assertThat(held().rep()).isEqualTo(new RepId("anna"));
      Assignment before = held();

      Outcome outcome = give("ben", new Action.AcceptTransfer());
      assertThat(happened(outcome))
          .satisfiesExactly(
              taken -> assertThat(((LeadUnassigned) taken).assignment()).isEqualTo(before),
              given -> {
                LeadAssigned event = (LeadAssigned) given;
                assertThat(event.assignment().rep()).isEqualTo(new RepId("ben"));
                assertThat(event.meta().actor()).isEqualTo("ben");
              });
      assertThat(changes(outcome))
          .contains(new Change.Released(before.team(), before.id()), new Change.Placed(held()));
      assertThat(cycle().hold()).isEqualTo(Hold.PLAIN);
    }

    @Test
    void whatWasAcceptedStaysAccepted() {
      give("anna", ACCEPT);
      give("anna", new Action.Qualify(null));
      give("anna", offer);
      assertThat(happened(give("ben", new Action.AcceptTransfer())))
          .last()
          .isInstanceOf(LeadAccepted.class);
      assertThat(cycle().status()).isEqualTo(Status.QUALIFIED);
      assertThat(cycle().stage()).isEqualTo(Stage.SQL);
    }

    @Test
    void theOtherMayDecline() {
      give("anna", offer);
      assertThat(happened(give("ben", new Action.DeclineTransfer("full"))))
          .singleElement()
          .isInstanceOfSatisfying(
              TransferDeclined.class, event -> assertThat(event.by()).isEqualTo(new RepId("ben")));
      assertThat(held().rep()).isEqualTo(new RepId("anna"));
      assertThat(refusal(give("ben", new Action.AcceptTransfer()))).isEqualTo(Refusal.NOT_OFFERED);
    }

    @Test
    void nobodyElseMayAnswerAndNobodyUnknownOrAwayBeAsked() {
      give("anna", offer);
      assertThat(refusal(give("dora", new Action.AcceptTransfer()))).isEqualTo(Refusal.NOT_OFFERED);
      assertThat(
              refusal(
                  give(
                      Actor.rep(new RepId("dora")),
                      "ben",
                      new Action.AcceptTransfer(),
                      null,
                      NOON)))
          .isEqualTo(Refusal.NOT_YOURS);
      Map<String, Refusal> refused =
          Map.of(
              "nobody", Refusal.UNKNOWN_REP,
              "carl", Refusal.REP_NOT_ACTIVE,
              "anna", Refusal.ALREADY_THEIRS);
      refused.forEach((to, why) ->
          assertThat(refusal(give("anna", new Action.OfferTransfer(new RepId(to), null))))
              .isEqualTo(why));
    }

    @Test
    void anOfferLapsesWhenTheLeadMoves() {
      give("anna", offer);
      asManager("dora", new Action.Assign(null));
      assertThat(refusal(give("ben", new Action.AcceptTransfer()))).isEqualTo(Refusal.NOT_OFFERED);
    }
  }

  @Nested
  class Assigning {
    @Test
    void movesTheLeadToWhomTheManagerNamesAndSaysWhoDid() {
      Assignment before = held();
      Outcome outcome = asManager("dora", new Action.Assign("knows the industry"));
      assertThat(happened(outcome))
          .last()
          .isInstanceOfSatisfying(
              LeadAssigned.class,
              event -> {
                assertThat(event.assignment().rep()).isEqualTo(new RepId("dora"));
                assertThat(event.assignment().team()).isEqualTo(new TeamId("field"));
                assertThat(event.meta().actor()).isEqualTo("mia.head");
                assertThat(event.meta().because())
                    .extracting("code")
                    .containsExactly("manual_assignment");
              });
      assertThat(changes(outcome))
          .contains(new Change.Released(before.team(), before.id()), new Change.Placed(held()));
      assertThat(held().id()).isNotEqualTo(before.id());
    }

    @Test
    void aRepMayNot() {
      assertThat(refusal(give("anna", new Action.Assign(null)))).isEqualTo(Refusal.NOT_YOURS);
    }

    @Test
    void takesTheLeadOutOfTheManagersQueue() {
      give("anna", RETURN);
      propose(asked(), "anna");
      assertThat(cycle().status()).isEqualTo(Status.WITH_MANAGER);
      asManager("anna", new Action.Assign(null));
      assertThat(cycle().status()).isEqualTo(Status.ASSIGNED);
      assertThat(cycle().waitingFor()).isNull();
    }

    @Test
    void nobodyUnknownOrAwayOrWhoHasIt() {
      assertThat(refusal(asManager("nobody", new Action.Assign(null))))
          .isEqualTo(Refusal.UNKNOWN_REP);
      assertThat(refusal(asManager("carl", new Action.Assign(null))))
          .isEqualTo(Refusal.REP_NOT_ACTIVE);
      assertThat(refusal(asManager("anna", new Action.Assign(null))))
          .isEqualTo(Refusal.ALREADY_THEIRS);
    }
  }

  @Test
  void c38ALateProposalOfADeskGoesBackOnceTheManagerAssigned() {
    give("anna", RETURN);
    Asked running = asked();
    asManager("dora", new Action.Assign(null));

    assertThat(propose(running, "ben"))
        .containsExactly(new Change.Released(running.team(), running.assignment()));
    assertThat(held().rep()).isEqualTo(new RepId("dora"));
  }

  @Nested
  class Accepting {
    private void captured(boolean hasEmail) {
      LeadFacts facts =
          new LeadFacts(
              "test", hasEmail, true, null, "Acme", null, "sdr", null, null, null, Map.of());
      LeadProfile profile =
          new LeadProfile(
              null, null, null, null, null, null, null, null, null, null, null, null, Map.of());
      Meta meta = new Meta("e", LEAD, 0, NOON, NOON, null, List.of(), Mode.LIVE, null);
      apply(
          handoffs.decide(
              state,
              new LeadCaptured(
                  meta, new SourceRef("test", null, "d"), profile, facts, false, null)));
    }

    @Test
    void isHeldAgainstWhatBothSidesAgreedAndTellsWhatIsMissing() {
      captured(false);
      Outcome.Refused refused = (Outcome.Refused) give("anna", ACCEPT);
      assertThat(refused.refusal()).isEqualTo(Refusal.SAL_NOT_MET);
      assertThat(refused.details()).containsOnlyKeys("lead.hasEmail");

      captured(true);
      assertThat(happened(give("anna", ACCEPT))).singleElement().isInstanceOf(LeadAccepted.class);
    }

    @Test
    void whatIsLearntAgainChangesNothing() {
      captured(false);
      HandoffState before = state;
      captured(false);
      assertThat(state).isEqualTo(before);
    }
  }

  @Nested
  class Archiving {
    private final Action archive = new Action.Archive("fake", "no such person");

    @Test
    void endsTheRejectionForGood() {
      give("anna", new Action.Reject("wrong_contact_data", null));
      assertThat(happened(give(new Actor("mark", new RepId("mark")), "mark", archive, null, NOON)))
          .singleElement()
          .isInstanceOfSatisfying(
              RejectionArchived.class, event -> assertThat(event.meta().actor()).isEqualTo("mark"));
      assertThat(cycle().stage()).isEqualTo(Stage.DISQUALIFIED);
      assertThat(cycle().status()).isEqualTo(Status.CLOSED);
      assertThat(refusal(give("mark", archive))).isEqualTo(Refusal.NOT_REJECTED);
      assertThat(open(2)).isEmpty();
    }

    @Test
    void isOnlyForWhatWasRejectedAndWithAReason() {
      assertThat(refusal(give("mark", archive))).isEqualTo(Refusal.NOT_REJECTED);
      give("anna", new Action.Reject("wrong_contact_data", null));
      assertThat(refusal(give("mark", new Action.Archive(null, null))))
          .isEqualTo(Refusal.REASON_MISSING);
    }
  }

  @Test
  void aCommandOnAnotherVersionOfTheLeadIsRefused() {
    version = state.version() - 1;
    assertThat(refusal(give("anna", ACCEPT))).isEqualTo(Refusal.VERSION_CHANGED);
    version = state.version();
    assertThat(happened(give("anna", ACCEPT))).hasSize(1);
  }

  @Test
  void c36ALeadOfARepWhoLeftGoesBackToTheTeam() {
    give("anna", ACCEPT);
    Assignment before = held();
    List<Change> changes = apply(Departures.decide(state, new RepId("anna"), timeline, NOON));

    assertThat(events(changes))
        .singleElement()
        .isInstanceOfSatisfying(
            LeadUnassigned.class,
            event ->
                assertThat(event.meta().because()).extracting("code").containsExactly("rep_left"));
    assertThat(changes)
        .contains(new Change.Released(before.team(), before.id()))
        .last()
        .isInstanceOf(Change.Requested.class);
    assertThat(Departures.decide(state, new RepId("anna"), timeline, NOON)).isEmpty();
    propose(asked(), "ben");
    assertThat(Departures.decide(state, new RepId("anna"), timeline, NOON)).isEmpty();
  }

  @Test
  void stateOfBeforeTheseCommandsIsReadAsWithoutThem() {
    String before = EventJson.mapper().writeValueAsString(state);
    String old =
        before.replaceAll(",\"refusals\":\\{[^}]*}", "").replaceAll(",?\"hold\":\\{[^}]*}", "");
    assertThat(old).doesNotContain("refusals", "hold");
    assertThat(EventJson.mapper().readValue(old, HandoffState.class)).isEqualTo(state);
  }
}
