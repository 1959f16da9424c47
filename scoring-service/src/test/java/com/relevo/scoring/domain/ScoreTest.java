package com.relevo.scoring.domain;

import static com.relevo.events.EngagementKind.DEMO_REQUESTED;
import static com.relevo.events.EngagementKind.EMAIL_OPENED;
import static com.relevo.events.EngagementKind.OTHER;
import static com.relevo.events.EngagementKind.PAGE_VIEWED;
import static com.relevo.scoring.domain.LeadLife.scoreIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.relevo.events.Event;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.ScoringEvent.LeadScored;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import com.relevo.scoring.Agreements;
import com.relevo.scoring.Happenings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private final LeadLife life = new LeadLife(Agreements.pointsAreEmployees());
  private final Happenings its = new Happenings("lead-1");

  @Test
  void addsFitAndEngagementAndNamesEachRuleThatGaveOrTook() {
    life.hear(its.captured(5), its.engaged(DEMO_REQUESTED), its.engaged(PAGE_VIEWED));
    LeadScored scored = scoreIn(life.hear(its.engaged(OTHER)));

    assertThat(scored.score()).isEqualTo(new Score(5, 35));
    assertThat(scored.meta().because())
        .extracting(Reason::code, Reason::text, Reason::points)
        .containsExactly(
            tuple("size-0", "Size has digit 0", 1),
            tuple("size-2", "Size has digit 2", 4),
            tuple("demo", "Asked for a demo", 40),
            tuple("page", "Viewed a page", 5),
            tuple("other", "Complained", -10));
  }

  @Test
  void totalsMayBeNegative() {
    life.hear(its.captured(0), its.engaged(OTHER), its.engaged(OTHER));

    assertThat(life.state().published().score().total()).isEqualTo(-20);
  }

  @Test
  void countsAnEngagementUpToItsMaximumAndThenSaysNothingMore() {
    life.hear(its.captured(1));
    for (int i = 0; i < 4; i++) {
      assertThat(life.hear(its.engaged(PAGE_VIEWED))).hasSize(1);
    }

    assertThat(life.hear(its.engaged(PAGE_VIEWED))).isEmpty();
    assertThat(life.state().published().score()).isEqualTo(new Score(1, 20));
    assertThat(life.state().deeds().count(PAGE_VIEWED)).isEqualTo(5);
  }

  @Test
  void saysNothingWhereNoRuleCares() {
    life.hear(its.captured(1));

    assertThat(life.hear(its.engaged(EMAIL_OPENED))).isEmpty();
  }

  @Test
  void publishesTheFirstScoreEvenIfItIsZero() {
    LeadScored scored =
        scoreIn(life.hear(its.captured(Happenings.facts(null, 0), Happenings.START)));

    assertThat(scored.score()).isEqualTo(new Score(0, 0));
    assertThat(scored.stage()).isEqualTo(Stage.LEAD);
    assertThat(scored.meta().because()).isEmpty();
  }

  @Test
  void scoresEngagementButNoFitAndNoStageBeforeTheLeadIsKnown() {
    List<Event> events = life.hear(its.engaged(DEMO_REQUESTED));

    assertThat(events).hasSize(1);
    assertThat(scoreIn(events).score()).isEqualTo(new Score(0, 40));
    assertThat(LeadLife.stepsIn(life.hear(its.captured(20))))
        .containsExactly("LEAD>PROFILED/0", "PROFILED>MQL/1");
  }

  @Test
  void aRepeatedEventChangesNothing() {
    Event page = its.engaged(PAGE_VIEWED);
    life.hear(its.captured(1), page);
    LeadScoring before = life.state();

    assertThat(life.hear(page)).isEmpty();
    assertThat(life.state()).isEqualTo(before);
  }

  @Test
  void anOlderCaptureThatArrivesLateDoesNotOverwriteNewerFacts() {
    Event old = its.captured(7);
    life.hear(its.captured(3));

    assertThat(life.hear(old)).isEmpty();
    assertThat(life.state().published().score().fit()).isEqualTo(3);
  }

  @Test
  void carriesTheVersionTheModeAndTheTimeOfItsCause() {
    Event cause = its.in(Mode.QUIET).captured(60);
    Instant now = cause.meta().recordedAt().plusSeconds(90);

    for (Event event : life.hear(cause, now)) {
      assertThat(event.meta().agreementVersion()).isEqualTo("t-1");
      assertThat(event.meta().mode()).isEqualTo(Mode.QUIET);
      assertThat(event.meta().actor()).isNull();
      assertThat(event.meta().occurredAt()).isEqualTo(cause.meta().recordedAt());
      assertThat(event.meta().recordedAt()).isEqualTo(now);
    }
  }

  @Test
  void aNewVersionOfTheAgreementIsSaidWithTheNextScore() {
    LeadScoring before = LeadScoring.UNKNOWN;
    Event first = its.captured(1);
    before =
        Decisions.decide(before, first, Agreements.pointsAreEmployees(), Happenings.START).state();
    List<Event> next =
        Decisions.decide(
                before,
                its.engaged(EMAIL_OPENED),
                Agreements.with("t-2", Agreements.DEFINITIONS),
                Happenings.START)
            .events();

    assertThat(scoreIn(next).meta().agreementVersion()).isEqualTo("t-2");
  }
}
