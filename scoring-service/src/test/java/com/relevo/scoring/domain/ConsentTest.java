package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static com.relevo.scoring.domain.LeadLife.stepsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentTest {
  private final LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
  private final Happenings its = new Happenings("lead-1");

  @Test
  void aLeadThatMustNotBeContactedIsProfiledAtMostAndTheScoreSaysWhy() {
    life.hear(its.captured(1), its.consent(false));
    List<Event> events = life.hear(its.captured(200));

    assertThat(scoreIn(events).stage()).isEqualTo(Stage.PROFILED);
    assertThat(scoreIn(events).meta().because()).extracting("code").contains("do_not_contact");
  }

  @Test
  void consentGivenAgainLiftsIt() {
    life.hear(its.captured(1), its.consent(false), its.captured(60));
    List<Event> events = life.hear(its.consent(true));

    assertThat(stepsIn(events)).containsExactly("PROFILED>MQL/1");
    assertThat(scoreIn(events).meta().because())
        .extracting("code")
        .doesNotContain("do_not_contact");
  }

  @Test
  void withdrawnBeforeSalesAcceptedItTakesTheLeadBack() {
    life.hear(its.captured(110));

    assertThat(stepsIn(life.hear(its.consent(false)))).containsExactly("SQL>PROFILED/1");
  }

  @Test
  void withdrawnAfterSalesAcceptedItIsSalesToClose() {
    life.hear(its.captured(60), its.accepted(1));
    List<Event> events = life.hear(its.consent(false));

    assertThat(stepsIn(events)).isEmpty();
    assertThat(scoreIn(events).stage()).isEqualTo(Stage.SAL);
    assertThat(stepsIn(life.hear(its.closed(1, Outcome.CONSENT_WITHDRAWN))))
        .containsExactly("SAL>RECYCLED/1");
  }

  @Test
  void theClosingOfAHandoffThatConsentEndedDoesNotMoveTheLeadAgain() {
    life.hear(its.captured(60), its.consent(false));

    assertThat(stepsIn(life.hear(its.closed(1, Outcome.CONSENT_WITHDRAWN)))).isEmpty();
    assertThat(stepsIn(life.hear(its.consent(true)))).containsExactly("PROFILED>MQL/2");
  }

  @Test
  void theClosingHeardBeforeTheWithdrawalOpensNoOtherCycle() {
    life.hear(its.captured(60));

    assertThat(stepsIn(life.hear(its.closed(1, Outcome.CONSENT_WITHDRAWN))))
        .containsExactly("MQL>RECYCLED/1");
    assertThat(stepsIn(life.hear(its.consent(false)))).isEmpty();
  }

  @Test
  void whatTheLeadSaidLastHoldsWhateverArrivesLast() {
    life.hear(its.captured(60));
    life.hear(its.consent(false, Happenings.START.plusSeconds(500)));
    life.hear(its.consent(true, Happenings.START.plusSeconds(400)));

    assertThat(life.state().consent().allowed()).isFalse();
  }

  @Test
  void aYesAndANoOfOneInstantAreANo() {
    life.hear(its.consent(false, Happenings.START), its.consent(true, Happenings.START));
    assertThat(life.state().consent().allowed()).isFalse();

    LeadLife other = new LeadLife(Agreements.pointsAreEmployees());
    other.hear(its.consent(true, Happenings.START), its.consent(false, Happenings.START));
    assertThat(other.state().consent().allowed()).isFalse();
  }

  @Test
  void aRecycledLeadThatMustNotBeContactedDoesNotComeBackByEngaging() {
    life.hear(its.captured(60), its.closed(1, Outcome.REJECTED), its.consent(false));

    assertThat(stepsIn(life.hear(its.engaged(DEMO_REQUESTED)))).isEmpty();
    assertThat(stepsIn(life.hear(its.consent(true)))).containsExactly("RECYCLED>MQL/2");
  }
}
