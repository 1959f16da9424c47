package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.OTHER;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static com.relevo.events.EngagementKind.WEBINAR_ATTENDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.Agreement.EngagementRule;
import com.relevo.agreement.Agreement.ScoringModel;
import com.relevo.agreement.CapGroup;
import com.relevo.agreement.CoolDowns;
import com.relevo.agreement.GradeBands;
import com.relevo.agreement.Period;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.Meta;
import com.relevo.events.Reason;
import com.relevo.events.Reason.Evidence;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EngagementTest {
  private static final Instant START = Happenings.START;
  private final Happenings its = new Happenings("lead-1");

  private static Agreement with(ScoringModel model) {
    return Agreements.scoring(Agreements.DEFINITIONS, model, CoolDowns.NONE);
  }

  private static ScoringModel model(List<CapGroup> groups, EngagementRule... rules) {
    return new ScoringModel(List.of(), List.of(rules), groups, null, null);
  }

  private static EngagementRule rule(
      EngagementKind on,
      int points,
      int max,
      @Nullable Period per,
      @Nullable Integer halfLifeDays,
      @Nullable String group) {
    Duration half = halfLifeDays == null ? null : Duration.ofDays(halfLifeDays);
    return new EngagementRule(on.name(), "Did " + on, on, points, max, per, half, group);
  }

  private static Instant days(double days) {
    return START.plusSeconds(Math.round(days * 86_400));
  }

  @Nested
  class Decaying {
    private final LeadLife life =
        new LeadLife(with(model(List.of(), rule(DEMO_REQUESTED, 40, 1, null, 10, null))));

    @Test
    void isHalfAfterItsHalfLifeAndAtReadAtAnyTime() {
      life.hear(its.captured(1), its.engaged(DEMO_REQUESTED, START));

      assertThat(life.report(days(0.01)).score().engagement()).isEqualTo(40);
      assertThat(life.report(days(10)).score().engagement()).isEqualTo(20);
      assertThat(life.report(days(20)).score().engagement()).isEqualTo(10);
      assertThat(life.report(days(300)).score().engagement()).isZero();
    }

    @Test
    void namesTheEventWithWhatItGaveAndWhatIsLeft() {
      LeadEngaged demo = its.engaged(DEMO_REQUESTED, START);
      life.hear(its.captured(0), demo);

      assertThat(life.report(days(10)).because())
          .containsExactly(
              new Reason(
                  "DEMO_REQUESTED",
                  "Did DEMO_REQUESTED",
                  20,
                  List.of(new Evidence(demo.meta().eventId(), START, 40, 20.0))));
    }

    @Test
    void theNewestCounts() {
      life.hear(its.captured(0), its.engaged(DEMO_REQUESTED, days(10)));
      life.hear(its.engaged(DEMO_REQUESTED, days(0)));

      assertThat(life.report(days(10)).score().engagement()).isEqualTo(40);
    }

    @Test
    void takesTheLeadDownAtTheMinuteItFallsBelowLeaveThoughNothingHappens() {
      life.hear(its.captured(40), its.engaged(DEMO_REQUESTED, START));
      assertThat(life.state().stage()).isEqualTo(Stage.MQL);
      Instant crossing = life.state().wake().orElseThrow();
      assertThat(life.report(crossing.minusSeconds(60)).score().total()).isEqualTo(45);

      List<Event> events = life.until(days(100));

      // 40 + 40 * 2^(-t/10d), rounded, is below 45 when 40 * 2^(-t/10d) is below 4.5: t = 31.52 d.
      assertThat(LeadLife.stepsIn(events)).containsExactly("MQL>PROFILED/1");
      Meta fell = LeadLife.changesIn(events).getFirst().meta();
      double daysTill = 10 * Math.log(40 / 4.5) / Math.log(2);
      assertThat(fell.occurredAt()).isBetween(days(daysTill), days(daysTill).plusSeconds(61));
      assertThat(fell.occurredAt()).isEqualTo(crossing);
      assertThat(life.report(crossing).score().total()).isEqualTo(44);
    }

    @Test
    void leavesTheSameEventsHoweverOftenItIsLookedAt() {
      LeadLife often =
          new LeadLife(with(model(List.of(), rule(DEMO_REQUESTED, 40, 1, null, 10, null))));
      Event captured = its.captured(40);
      Event demo = its.engaged(DEMO_REQUESTED, START);
      life.hear(captured, demo);
      often.hear(captured, demo);
      for (int day = 1; day < 100; day++) {
        often.until(days(day));
      }
      life.until(days(100));

      assertThat(often.changes())
          .extracting(each -> each.meta().eventId())
          .isEqualTo(life.changes().stream().map(each -> each.meta().eventId()).toList());
      assertThat(often.changes())
          .extracting(each -> each.meta().occurredAt())
          .isEqualTo(life.changes().stream().map(each -> each.meta().occurredAt()).toList());
    }
  }

  @Nested
  class Taking {
    @Test
    void decaysTooSoThatALeadRisesByTimeAlone() {
      LeadLife life =
          new LeadLife(
              with(
                  model(
                      List.of(),
                      rule(OTHER, -20, 1, null, 5, null),
                      rule(PAGE_VIEWED, 5, 1, null, 365, null))));
      life.hear(its.captured(60), its.engaged(OTHER, START));
      life.hear(its.closed(1, com.relevo.events.HandoffEvent.Outcome.WITHDRAWN));
      assertThat(life.state().stage()).isEqualTo(Stage.PROFILED);

      assertThat(LeadLife.stepsIn(life.until(days(60)))).containsExactly("PROFILED>MQL/2");
    }
  }

  @Nested
  class Capped {
    @Test
    void perPeriodEachHasItsOwn() {
      LeadLife life =
          new LeadLife(with(model(List.of(), rule(PAGE_VIEWED, 2, 2, Period.DAY, null, null))));
      life.hear(its.captured(0));
      for (int i = 0; i < 9; i++) {
        life.hear(its.engaged(PAGE_VIEWED, days(i / 3 + 0.01 * (i % 3))));
      }

      assertThat(life.report(days(5)).score().engagement()).isEqualTo(3 * 2 * 2);
      assertThat(life.report(days(5)).because().getFirst().text())
          .isEqualTo("Did PAGE_VIEWED; 3 more do not count");
    }

    @Test
    void asAGroupOverSeveralRulesAndSaysWhatWasCut() {
      LeadLife life =
          new LeadLife(
              with(
                  model(
                      List.of(new CapGroup("web", "On the web", 12, null)),
                      rule(PAGE_VIEWED, 3, 3, null, null, "web"),
                      rule(WEBINAR_ATTENDED, 10, 3, null, null, "web"),
                      rule(DEMO_REQUESTED, 5, 1, null, null, null))));
      life.hear(its.captured(0), its.engaged(PAGE_VIEWED), its.engaged(WEBINAR_ATTENDED));
      life.hear(its.engaged(DEMO_REQUESTED));

      ScoreReport report = life.report(days(1));
      assertThat(report.score().engagement()).isEqualTo(12 + 5);
      assertThat(report.because())
          .extracting(Reason::code, Reason::points)
          .contains(org.assertj.core.api.Assertions.tuple("web", -1));
    }

    @Test
    void asAGroupPerPeriod() {
      LeadLife life =
          new LeadLife(
              with(
                  model(
                      List.of(new CapGroup("web", "On the web", 5, Period.MONTH)),
                      rule(PAGE_VIEWED, 3, 100, null, null, "web"))));
      life.hear(its.captured(0));
      for (int i = 0; i < 4; i++) {
        life.hear(its.engaged(PAGE_VIEWED, days(i)), its.engaged(PAGE_VIEWED, days(40 + i)));
      }

      assertThat(life.report(days(50)).score().engagement()).isEqualTo(10);
    }
  }

  @Nested
  class Graded {
    @Test
    void aGradeFallsByTimeAloneAndIsSaid() {
      GradeBands bands = new GradeBands(List.of(30, 20, 10), List.of(30, 20, 10), 2);
      LeadLife life =
          new LeadLife(
              with(
                  new ScoringModel(
                      List.of(),
                      List.of(rule(DEMO_REQUESTED, 40, 1, null, 10, null)),
                      List.of(),
                      bands,
                      null)));
      LeadScored first =
          LeadLife.scoreIn(life.hear(its.captured(20), its.engaged(DEMO_REQUESTED, START)));
      assertThat(first.grade()).isEqualTo("B1");

      List<String> grades =
          life.until(days(200)).stream()
              .filter(LeadScored.class::isInstance)
              .map(each -> ((LeadScored) each).grade())
              .distinct()
              .toList();
      assertThat(grades).contains("B2", "B3", "B4");
      assertThat(life.report(days(200)).grade()).isEqualTo("B4");
      assertThat(life.state().wake()).isEmpty();
    }
  }
}
