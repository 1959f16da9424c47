package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.OTHER;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static com.relevo.scoring.domain.LeadLife.stepsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Condition;
import com.relevo.agreement.ConsentRules;
import com.relevo.events.ContactChannel;
import com.relevo.events.ContactPurpose;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.util.List;
import java.util.Set;
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

  @Test
  void whomNoChannelMayBeUsedForIsWithheldUntilTheyConsentToOne() {
    LeadLife strict = new LeadLife(Agreements.asking(new ConsentRules(false, List.of())));
    List<Event> events = strict.hear(its.captured(60));

    assertThat(scoreIn(events).stage()).isEqualTo(Stage.PROFILED);
    assertThat(strict.report(Happenings.START.plusSeconds(99)).next().blocks())
        .singleElement()
        .satisfies(why -> {
          assertThat(why.code()).isEqualTo("no_channel_allowed");
          assertThat(why.text()).contains("only who consented");
        });
    assertThat(stepsIn(strict.hear(its.consent(true, ContactChannel.EMAIL))))
        .containsExactly("PROFILED>MQL/1");
    assertThat(stepsIn(strict.hear(its.consent(false, ContactChannel.EMAIL))))
        .containsExactly("MQL>PROFILED/1");
  }

  @Test
  void whoAsksForContactMayBeAnsweredWhereNobodyElseMayBeContacted() {
    ConsentRules.Rule answers =
        new ConsentRules.Rule(
            "answers",
            "Who asks gets an answer",
            Condition.ALWAYS,
            Set.of(ContactPurpose.REQUEST),
            Set.of(ContactChannel.values()),
            Set.of(ConsentRules.Basis.CONTRACT));
    ConsentRules.Rule nobody =
        new ConsentRules.Rule(
            "nobody",
            "Nobody is approached",
            Condition.ALWAYS,
            Set.of(ContactPurpose.values()),
            Set.of(ContactChannel.values()),
            Set.of());
    LeadLife silent =
        new LeadLife(Agreements.asking(new ConsentRules(true, List.of(answers, nobody))));

    assertThat(scoreIn(silent.hear(its.captured(60))).stage()).isEqualTo(Stage.PROFILED);
    assertThat(stepsIn(silent.hear(its.engaged(DEMO_REQUESTED)))).containsExactly("PROFILED>MQL/1");
    assertThat(stepsIn(silent.hear(its.closed(1, Outcome.RECYCLED))))
        .containsExactly("MQL>RECYCLED/1");
    assertThat(stepsIn(silent.hear(its.engaged(OTHER)))).isEmpty();
    assertThat(stepsIn(silent.hear(its.engaged(DEMO_REQUESTED)))).containsExactly("RECYCLED>MQL/2");
  }

  @Test
  void anUnsubscriptionFromOneChannelWithholdsNobody() {
    life.hear(its.captured(60));

    assertThat(life.hear(its.consent(false, ContactChannel.EMAIL))).isEmpty();
    assertThat(life.state().stage()).isEqualTo(Stage.MQL);
  }
}
