package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.EMAIL_OPENED;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static com.relevo.scoring.domain.LeadLife.changesIn;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static com.relevo.scoring.domain.LeadLife.stepsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandoffTest {
  private final LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
  private final Happenings its = new Happenings("lead-1");

  @BeforeEach
  void qualified() {
    life.hear(its.captured(60));
  }

  @Nested
  class OnceSalesAccepted {
    @Test
    void theStageIsSalesToSayAndScoringPublishesNoQualificationForIt() {
      assertThat(scoreIn(life.hear(its.accepted(1))).stage()).isEqualTo(Stage.SAL);
      assertThat(scoreIn(life.hear(its.qualified(1))).stage()).isEqualTo(Stage.SQL);
      assertThat(scoreIn(life.hear(its.won(1))).stage()).isEqualTo(Stage.CUSTOMER);
      assertThat(life.changes()).hasSize(2);
    }

    @Test
    void aLowerScoreIsPublishedButTheStageDoesNotFall() {
      life.hear(its.accepted(1));
      List<Event> events = life.hear(its.captured(1));

      assertThat(events).hasSize(1);
      assertThat(scoreIn(events).score().total()).isEqualTo(1);
      assertThat(scoreIn(events).stage()).isEqualTo(Stage.SAL);
    }

    @Test
    void aHigherScoreDoesNotClimb() {
      life.hear(its.accepted(1));

      assertThat(stepsIn(life.hear(its.captured(300)))).isEmpty();
    }

    @Test
    void aLeadThatWasAlreadySqlStaysSql() {
      life.hear(its.captured(110));
      life.hear(its.accepted(1));

      assertThat(life.state().stage()).isEqualTo(Stage.SQL);
      assertThat(life.hear(its.captured(0)).getLast()).extracting("stage").isEqualTo(Stage.SQL);
    }

    @Test
    void aLeadThatFellWhileTheRepAcceptedIsAcceptedAllTheSame() {
      life.hear(its.captured(1));
      life.hear(its.accepted(1));

      assertThat(life.state().stage()).isEqualTo(Stage.SAL);
    }

    @ParameterizedTest
    @EnumSource(
        value = Outcome.class,
        names = {"WON", "LOST"})
    void aDecidedDealEndsTheLadder(Outcome outcome) {
      Stage end = outcome == Outcome.WON ? Stage.CUSTOMER : Stage.LOST;
      life.hear(its.accepted(1), outcome == Outcome.WON ? its.won(1) : its.lost(1));
      life.hear(its.closed(1, outcome), its.captured(300), its.engaged(PAGE_VIEWED));

      assertThat(life.state().stage()).isEqualTo(end);
      assertThat(life.changes()).hasSize(2);
    }
  }

  @Nested
  class WhenSalesSendsItBack {
    @ParameterizedTest
    @EnumSource(
        value = Outcome.class,
        names = {"REJECTED", "RECYCLED"})
    void marketingSeesItComeBackWithSalesReason(Outcome outcome) {
      life.hear(its.accepted(1));
      List<Event> events = life.hear(its.closed(1, outcome));

      assertThat(stepsIn(events)).containsExactly("SAL>RECYCLED/1");
      assertThat(changesIn(events).getFirst().meta().because())
          .extracting("code")
          .startsWith("handoff_closed", "no_budget_now");
      assertThat(scoreIn(events).stage()).isEqualTo(Stage.RECYCLED);
      assertThat(scoreIn(events).meta().because())
          .extracting("code")
          .contains("silent_since_recycled");
    }

    @Test
    void moreFitAloneDoesNotBringItBack() {
      life.hear(its.closed(1, Outcome.REJECTED));

      assertThat(stepsIn(life.hear(its.captured(300)))).isEmpty();
    }

    @Test
    void newEngagementBringsItBackInTheNextCycle() {
      life.hear(its.closed(1, Outcome.REJECTED));

      assertThat(stepsIn(life.hear(its.engaged(EMAIL_OPENED)))).containsExactly("RECYCLED>MQL/2");
    }

    @Test
    void newEngagementOfTooFewPointsDoesNot() {
      life.hear(its.captured(50), its.closed(1, Outcome.REJECTED));

      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED)))).isEmpty();
      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED)))).containsExactly("RECYCLED>MQL/2");
    }

    @Test
    void engagementFromBeforeTheCloseThatArrivesLateIsNotNew() {
      Event early = its.engaged(PAGE_VIEWED);
      life.hear(its.closed(1, Outcome.RECYCLED));

      assertThat(stepsIn(life.hear(early))).isEmpty();
      assertThat(life.state().stage()).isEqualTo(Stage.RECYCLED);
    }

    @Test
    void engagementFromAfterTheCloseCountsEvenIfItArrivedFirst() {
      HandoffClosed closed = its.closed(1, Outcome.RECYCLED);
      life.hear(its.engaged(PAGE_VIEWED));

      assertThat(stepsIn(life.hear(closed))).containsExactly("MQL>RECYCLED/1", "RECYCLED>MQL/2");
    }

    @Test
    void aDisqualifiedLeadNeverComesBack() {
      List<Event> events = life.hear(its.closed(1, Outcome.DISQUALIFIED));
      assertThat(stepsIn(events)).containsExactly("MQL>DISQUALIFIED/1");
      assertThat(scoreIn(events).meta().because()).extracting("code").contains("disqualified");

      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED)))).isEmpty();
      assertThat(stepsIn(life.hear(its.captured(300)))).isEmpty();
      assertThat(life.state().stage()).isEqualTo(Stage.DISQUALIFIED);
    }
  }

  @Nested
  class WhatComesLate {
    @Test
    void ofAnOlderCycleIsIgnored() {
      life.hear(its.closed(1, Outcome.REJECTED), its.engaged(PAGE_VIEWED));
      LeadScoring inCycle2 = life.state();

      assertThat(life.hear(its.accepted(1))).isEmpty();
      assertThat(life.hear(its.closed(1, Outcome.DISQUALIFIED))).isEmpty();
      assertThat(life.state()).isEqualTo(inCycle2);
    }

    @Test
    void ofACycleThatIsClosedIsIgnored() {
      life.hear(its.closed(1, Outcome.REJECTED));

      assertThat(life.hear(its.accepted(1))).isEmpty();
      assertThat(life.state().stage()).isEqualTo(Stage.RECYCLED);
    }

    @Test
    void twiceIsIgnored() {
      Event accepted = its.accepted(1);
      life.hear(accepted);
      LeadScoring before = life.state();

      assertThat(life.hear(accepted)).isEmpty();
      assertThat(life.state()).isEqualTo(before);
    }

    @Test
    void aWithdrawalIsTheEchoOfAFallAndNoNews() {
      life.hear(its.captured(1));

      assertThat(life.hear(its.closed(1, Outcome.WITHDRAWN))).isEmpty();
      assertThat(stepsIn(life.hear(its.captured(60)))).containsExactly("PROFILED>MQL/2");
    }
  }
}
