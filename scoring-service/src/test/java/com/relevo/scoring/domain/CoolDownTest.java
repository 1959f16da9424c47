package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.MEETING_BOOKED;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static com.relevo.scoring.domain.LeadLife.changesIn;
import static com.relevo.scoring.domain.LeadLife.stepsIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement.Definitions;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.Agreement.Threshold;
import com.relevo.agreement.Condition;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.Exclusion;
import com.relevo.agreement.HandRaiser;
import com.relevo.events.Event;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoolDownTest {
  private static final CoolDowns RESTS =
      new CoolDowns(
          Map.of("bad_data", Duration.ofDays(7)),
          Map.of("no_budget_now", Duration.ofDays(90)),
          Map.of("price", Duration.ofDays(180)));

  private final Happenings its = new Happenings("lead-1");

  private static LeadLife life(
      Duration coolDown, @Nullable HandRaiser raiser, List<Exclusion> exclusions) {
    Definitions plain = Agreements.DEFINITIONS;
    Definitions definitions =
        new Definitions(
            plain.profiled(),
            new Threshold(plain.mql().when(), 60, 45, coolDown),
            plain.sal(),
            new Threshold(Condition.ALWAYS, 110, 90, coolDown),
            raiser,
            exclusions);
    ScoringModel model = Agreements.pointsAreEmployees().scoring();
    return new LeadLife(Agreements.scoring(definitions, model, RESTS));
  }

  private static LeadLife life() {
    return life(Duration.ZERO, null, List.of());
  }

  private static Instant days(double days) {
    return Happenings.START.plusSeconds(Math.round(days * 86_400));
  }

  @Nested
  class AfterSalesSentItBack {
    private final LeadLife life = life();
    private Instant closedAt;

    private void recycled() {
      life.hear(its.captured(60), its.accepted(1), its.recycled(1, "no_budget_now"));
      Event closed = its.closed(1, Outcome.RECYCLED);
      closedAt = closed.meta().occurredAt();
      life.hear(closed);
    }

    @Test
    void itRestsAsLongAsTheReasonSaysEvenIfItIsActive() {
      recycled();

      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED, days(1))))).isEmpty();
      assertThat(life.report(days(2)).because()).extracting("code").contains("cool_down");
      assertThat(life.report(days(2)).next().notBefore())
          .isEqualTo(closedAt.plus(Duration.ofDays(90)));
    }

    @Test
    void whatItDidMeanwhileBringsItBackTheMomentTheRestIsOver() {
      recycled();
      life.hear(its.engaged(PAGE_VIEWED, days(1)));
      List<Event> events = life.until(days(100));

      assertThat(stepsIn(events)).containsExactly("RECYCLED>MQL/2");
      assertThat(changesIn(events).getFirst().meta().occurredAt())
          .isEqualTo(closedAt.plus(Duration.ofDays(90)));
    }

    @Test
    void withoutAnythingNewItStaysWhereItIs() {
      recycled();

      assertThat(stepsIn(life.until(days(200)))).isEmpty();
      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED, days(201)))))
          .containsExactly("RECYCLED>MQL/2");
    }

    @Test
    void aRejectionHasItsOwnRest() {
      life.hear(its.captured(60), its.rejected(1, "bad_data"), its.closed(1, Outcome.REJECTED));
      life.hear(its.engaged(PAGE_VIEWED, days(1)));

      assertThat(stepsIn(life.until(days(6)))).isEmpty();
      assertThat(stepsIn(life.until(days(8)))).containsExactly("RECYCLED>MQL/2");
    }

    @Test
    void salesReasonIsGivenInTheAgreementsWords() {
      recycled();

      assertThat(life.changes().getLast().meta().because())
          .extracting("code")
          .startsWith("handoff_closed", "no_budget_now");
    }
  }

  @Nested
  class AfterALostDeal {
    @Test
    void aReasonWithARestLetsItComeBackWithSomethingNew() {
      LeadLife life = life();
      life.hear(its.captured(60), its.accepted(1), its.lost(1, "price"));
      life.hear(its.closed(1, Outcome.LOST), its.engaged(PAGE_VIEWED, days(1)));

      assertThat(stepsIn(life.until(days(179)))).isEmpty();
      assertThat(stepsIn(life.until(days(181)))).containsExactly("LOST>MQL/2");
    }

    @Test
    void anyOtherReasonIsTheEnd() {
      LeadLife life = life();
      life.hear(its.captured(60), its.accepted(1), its.lost(1, "no_decision"));
      life.hear(its.closed(1, Outcome.LOST), its.engaged(PAGE_VIEWED, days(400)));

      assertThat(life.until(days(4000))).isEmpty();
      assertThat(life.state().stage()).isEqualTo(Stage.LOST);
    }
  }

  @Nested
  class AfterAFall {
    @Test
    void theStageIsClosedUntilTheCoolDownIsOver() {
      LeadLife life = life(Duration.ofDays(5), null, List.of());
      life.hear(its.captured(60), its.captured(40), its.closed(1, Outcome.WITHDRAWN));
      Instant fellAt = life.changes().getLast().meta().occurredAt();

      assertThat(stepsIn(life.hear(its.captured(60)))).isEmpty();
      assertThat(life.report(days(1)).next().notBefore())
          .isEqualTo(fellAt.plus(Duration.ofDays(5)));
      List<Event> events = life.until(days(10));
      assertThat(stepsIn(events)).containsExactly("PROFILED>MQL/2");
      assertThat(changesIn(events).getFirst().meta().occurredAt())
          .isEqualTo(fellAt.plus(Duration.ofDays(5)));
    }

    @Test
    void fromSqlItWaitsAtMql() {
      LeadLife life = life(Duration.ofDays(5), null, List.of());
      life.hear(its.captured(110), its.captured(80));

      assertThat(stepsIn(life.hear(its.captured(110)))).isEmpty();
      assertThat(stepsIn(life.until(days(10)))).containsExactly("MQL>SQL/1");
    }
  }

  @Nested
  class WhoRaisesAHand {
    private final HandRaiser raiser =
        new HandRaiser(Set.of(MEETING_BOOKED), Condition.ALWAYS, Duration.ofDays(30), true);

    @Test
    void isSqlAtOnceWhateverThePointsInANewCycle() {
      LeadLife life = life(Duration.ZERO, raiser, List.of());
      life.hear(its.captured(1));

      assertThat(stepsIn(life.hear(its.engaged(MEETING_BOOKED)))).containsExactly("PROFILED>SQL/1");
    }

    @Test
    void fallsWhenNobodyAnsweredWhileTheHandWasUp() {
      LeadLife life = life(Duration.ZERO, raiser, List.of());
      life.hear(its.captured(1), its.engaged(MEETING_BOOKED, days(1)));

      List<Event> events = life.until(days(40));
      assertThat(stepsIn(events)).containsExactly("SQL>PROFILED/1");
      assertThat(changesIn(events).getFirst().meta().occurredAt()).isEqualTo(days(31));
    }

    @Test
    void neverWithoutConsentNorWhenExcluded() {
      Exclusion rival =
          new Exclusion("rival", "Rival", Agreements.when("rival", f -> f.lead().employees() == 7));
      LeadLife life = life(Duration.ZERO, raiser, List.of(rival));
      life.hear(its.captured(7));

      assertThat(stepsIn(life.hear(its.engaged(MEETING_BOOKED)))).isEmpty();
      assertThat(LeadLife.scoreIn(life.hear(its.engaged(DEMO_REQUESTED))).meta().because())
          .extracting("code")
          .contains("rival");
      assertThat(stepsIn(life.hear(its.captured(8)))).containsExactly("PROFILED>SQL/1");
      assertThat(stepsIn(life.hear(its.consent(false)))).containsExactly("SQL>PROFILED/1");
    }

    @Test
    void needNotRestWhereTheAgreementSaysSoButMustAskAgain() {
      LeadLife life = life(Duration.ZERO, raiser, List.of());
      life.hear(its.captured(1), its.engaged(MEETING_BOOKED), its.accepted(1));
      life.hear(its.recycled(1, "no_budget_now"), its.closed(1, Outcome.RECYCLED));
      assertThat(stepsIn(life.hear(its.engaged(PAGE_VIEWED, days(1))))).isEmpty();

      assertThat(stepsIn(life.hear(its.engaged(MEETING_BOOKED, days(2)))))
          .containsExactly("RECYCLED>SQL/2");
    }
  }
}
