package com.relevo.handoff.domain.lead;

import static com.relevo.handoff.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.ContactChannel;
import com.relevo.events.ContactLevel;
import com.relevo.events.HandoffEvent.ContactLogged;
import com.relevo.events.HandoffEvent.DealLost;
import com.relevo.events.HandoffEvent.DealWon;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadDisqualified;
import com.relevo.events.HandoffEvent.LeadQualified;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.LeadRejected;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandsTest extends LeadTestCase {
  private static final Action ACCEPT = new Action.Accept();
  private static final Action QUALIFY = new Action.Qualify(null);
  private static final Action REJECT = new Action.Reject("wrong_contact_data", null);
  private static final Action RECYCLE = new Action.Recycle("no_budget_now", "in spring");
  private static final Actor MANAGER = new Actor("mia.head", null);
  private static final Action WIN = new Action.Win(new BigDecimal("1200.50"), "EUR");

  private static Action contact(Instant at) {
    return new Action.LogContact(ContactChannel.CALL, ContactLevel.ATTEMPT, at, null);
  }

  @Test
  void refusesALeadThatNoHandoffWasOpenedFor() {
    assertThat(refusal(give("anna", ACCEPT))).isEqualTo(Refusal.UNKNOWN_LEAD);
  }

  @Test
  void refusesWhileTheLeadWaitsForARep() {
    open(1);
    assertThat(refusal(give("anna", ACCEPT))).isEqualTo(Refusal.NOT_ASSIGNED);
  }

  @Nested
  class OnAnAssignedLead {
    OnAnAssignedLead() {
      assigned();
    }

    @Test
    void acceptMakesItSalesAcceptedInTheRepsName() {
      assertThat(happened(give("anna", ACCEPT)))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadAccepted.class,
              accepted -> {
                assertThat(accepted.meta().actor()).isEqualTo("anna");
                assertThat(accepted.meta().cycle()).isEqualTo(1);
                assertThat(accepted.assignment())
                    .isEqualTo(state.open().orElseThrow().held().orElseThrow());
              });
      assertThat(state.standing().orElseThrow())
          .extracting(Standing::status, Standing::stage)
          .containsExactly(Status.ACCEPTED, Stage.SAL);
    }

    @Test
    void anotherRepIsRefused() {
      assertThat(refusal(give("ben", ACCEPT))).isEqualTo(Refusal.NOT_YOURS);
    }

    @Test
    void aRepIsRefusedInTheNameOfTheOneWhoHasTheLead() {
      assertThat(refusal(give(Actor.rep(new RepId("ben")), "anna", ACCEPT, null, NOON)))
          .isEqualTo(Refusal.NOT_YOURS);
    }

    @Test
    void theRepWhoHasTheLeadIsRefusedInAnothersName() {
      assertThat(refusal(give(Actor.rep(new RepId("anna")), "ben", ACCEPT, null, NOON)))
          .isEqualTo(Refusal.NOT_YOURS);
    }

    @Test
    void aManagerActsForTheRepWhoHasItInTheirOwnName() {
      assertThat(happened(give(MANAGER, "anna", ACCEPT, null, NOON)))
          .singleElement()
          .isInstanceOfSatisfying(
              LeadAccepted.class,
              accepted -> {
                assertThat(accepted.meta().actor()).isEqualTo("mia.head");
                assertThat(accepted.assignment().rep()).isEqualTo(new RepId("anna"));
              });
    }

    @Test
    void aManagerWhoTakesItForAnothersIsRefused() {
      assertThat(refusal(give(MANAGER, "ben", ACCEPT, null, NOON))).isEqualTo(Refusal.OTHER_REP);
    }

    @Test
    void anothersLeadIsRefusedAfterItsEndAndInAnotherCycleToo() {
      assertThat(refusal(give("ben", ACCEPT, 7, NOON))).isEqualTo(Refusal.NOT_YOURS);
      give("anna", REJECT);
      assertThat(refusal(give("ben", ACCEPT))).isEqualTo(Refusal.NOT_YOURS);
      assertThat(refusal(give("anna", ACCEPT))).isEqualTo(Refusal.ALREADY_CLOSED);
    }

    @Test
    void aCommandForAnotherCycleIsRefused() {
      assertThat(refusal(give("anna", ACCEPT, 2, NOON))).isEqualTo(Refusal.OTHER_CYCLE);
      assertThat(happened(give("anna", ACCEPT, 1, NOON))).hasSize(1);
    }

    @Test
    void rejectEndsTheCycleAndGivesThePlaceBack() {
      Outcome outcome = give("anna", REJECT);
      assertThat(happened(outcome))
          .extracting(Object::getClass)
          .containsExactly(LeadRejected.class, HandoffClosed.class);
      assertThat(((Outcome.Accepted) outcome).changes()).last().isInstanceOf(Change.Released.class);
      assertThat(state.current().orElseThrow().progress().reasonCode())
          .isEqualTo("wrong_contact_data");
    }

    @Test
    void aReasonThatTheAgreementDoesNotHaveIsRefused() {
      assertThat(refusal(give("anna", new Action.Reject("bad", null))))
          .isEqualTo(Refusal.UNKNOWN_REASON);
      assertThat(refusal(give("anna", new Action.Recycle("wrong_contact_data", null))))
          .isEqualTo(Refusal.UNKNOWN_REASON);
      assertThat(refusal(give("anna", new Action.Disqualify("price", null))))
          .isEqualTo(Refusal.UNKNOWN_REASON);
    }

    @Test
    void aContactIsLoggedAndAcceptanceStaysSeparate() {
      assertThat(happened(give("anna", contact(null))))
          .singleElement()
          .isInstanceOf(ContactLogged.class);
      assertThat(state.open().orElseThrow().status()).isEqualTo(Status.ASSIGNED);
    }

    @Test
    void aContactCarriesWhenItWasMadeAndWhenItWasLearnt() {
      Instant later = NOON.plus(Duration.ofHours(2));
      assertThat(happened(give("anna", contact(NOON.plusSeconds(60)), null, later)))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.meta().occurredAt()).isEqualTo(NOON.plusSeconds(60));
            assertThat(event.meta().recordedAt()).isEqualTo(later);
          });
    }

    @Test
    void aContactBeforeTheHandoffOpenedIsRefused() {
      assertThat(refusal(give("anna", contact(NOON.minusMillis(1)))))
          .isEqualTo(Refusal.CONTACT_BEFORE_HANDOFF);
      assertThat(happened(give("anna", contact(NOON)))).hasSize(1);
    }

    @Test
    void aContactMoreThanFiveMinutesAheadIsRefused() {
      assertThat(refusal(give("anna", contact(NOON.plusSeconds(301)))))
          .isEqualTo(Refusal.CONTACT_IN_FUTURE);
      assertThat(happened(give("anna", contact(NOON.plusSeconds(300))))).hasSize(1);
    }

    @Test
    void qualifyWonAndLostAreRefusedBeforeTheirTime() {
      assertThat(refusal(give("anna", QUALIFY))).isEqualTo(Refusal.NOT_ACCEPTED);
      assertThat(refusal(give("anna", WIN))).isEqualTo(Refusal.NOT_QUALIFIED);
      assertThat(refusal(give("anna", new Action.Lose(null, null))))
          .isEqualTo(Refusal.NOT_QUALIFIED);
    }
  }

  @Nested
  class OnAnAcceptedLead {
    OnAnAcceptedLead() {
      assigned();
      give("anna", ACCEPT);
    }

    @Test
    void acceptingTwiceAndRejectingAreRefused() {
      assertThat(refusal(give("anna", ACCEPT))).isEqualTo(Refusal.ALREADY_ACCEPTED);
      assertThat(refusal(give("anna", REJECT))).isEqualTo(Refusal.REJECT_AFTER_ACCEPT);
    }

    @Test
    void recycleAndDisqualifyEndTheCycle() {
      HandoffState accepted = state;
      assertThat(happened(give("anna", RECYCLE)))
          .extracting(Object::getClass)
          .containsExactly(LeadRecycled.class, HandoffClosed.class);
      assertThat(state.standing().orElseThrow().stage()).isEqualTo(Stage.RECYCLED);
      state = accepted;
      assertThat(happened(give("anna", new Action.Disqualify("fake", null))))
          .extracting(Object::getClass)
          .containsExactly(LeadDisqualified.class, HandoffClosed.class);
    }

    @Test
    void onAClosedHandoffEverythingIsRefused() {
      give("anna", RECYCLE);
      assertThat(refusal(give("anna", contact(null)))).isEqualTo(Refusal.ALREADY_CLOSED);
    }

    @Test
    void aQualifiedLeadStaysOpenUntilItIsWonOrLost() {
      assertThat(happened(give("anna", QUALIFY))).singleElement().isInstanceOf(LeadQualified.class);
      assertThat(refusal(give("anna", QUALIFY))).isEqualTo(Refusal.ALREADY_QUALIFIED);
      HandoffState qualified = state;
      assertThat(happened(give("anna", WIN)))
          .satisfiesExactly(
              won -> assertThat(((DealWon) won).amount()).isEqualByComparingTo("1200.50"),
              closed -> assertThat(closed).isInstanceOf(HandoffClosed.class));
      assertThat(state.standing().orElseThrow().stage()).isEqualTo(Stage.CUSTOMER);
      state = qualified;
      assertThat(refusal(give("anna", new Action.Lose("nonsense", null))))
          .isEqualTo(Refusal.UNKNOWN_REASON);
      assertThat(happened(give("anna", new Action.Lose("price", null))))
          .extracting(Object::getClass)
          .containsExactly(DealLost.class, HandoffClosed.class);
      assertThat(state.standing().orElseThrow().stage()).isEqualTo(Stage.LOST);
    }
  }

  @Test
  void theSameCommandRecordGivesTheSameEventIds() {
    assigned();
    Command command =
        new Command("c", LEAD, new RepId("anna"), MANAGER, ACCEPT, NOON, null, null, null, null);
    Outcome first = commands.decide(state, command, NOON);
    assertThat(commands.decide(state, command, NOON)).isEqualTo(first);
  }
}
